import type pg from 'pg';

/** A check as its function's text has it: `<service>.<check name>`, or what keeps it from being known. */
export interface NamedCheck {
  service: string;
  name: string | undefined;
  text: string;
}

/** The parts of a query between its outermost `union all`s; comments are gone, strings are left alone. */
export function branches(sql: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of sql.matchAll(/'(?:[^']|'')*'|--[^\n]*|\bunion(?:\s+all)?\b|[()]|\w+|[^]/gi)) {
    if (token.startsWith('--')) continue;
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 0 && /^union/i.test(token)) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts.map((part) => part.trim());
}

/** Every check of the database. A query that does not begin with its name has none. */
export async function namedChecks(client: Pick<pg.Pool, 'query'>): Promise<NamedCheck[]> {
  const { rows } = await client.query<{ service: string; body: string }>(
    `select n.nspname as service, p.prosrc as body
     from pg_proc as p
     join pg_namespace as n on n.oid = p.pronamespace
     where p.proname ~ '^check_' and p.proargnames = array['check_name', 'subject', 'detail']
     order by n.nspname, p.proname`,
  );
  return rows.flatMap(({ service, body }) =>
    branches(body).map((text) => ({ service, text, name: /^select\s+'([a-z_]+)',/.exec(text)?.[1] })),
  );
}
