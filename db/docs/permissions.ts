import type pg from 'pg';
import { withQualifiedNames } from '../lints/session.ts';
import { MANAGED_SCHEMAS, REQUEST_ROLES, REQUEST_ROLE_PARENTS } from '../services.ts';
import { code, meaning, page, table } from './markdown.ts';

const OPERATIONS = ['select', 'insert', 'update', 'delete'] as const;

/** A role's own rights on a table, as granted, with the policies made for it. */
interface Right {
  schema: string;
  table: string;
  role: string;
  operation: string;
  columns: string[] | null;
  policies: string[] | null;
}

interface Callable {
  schema: string;
  signature: string;
  definer: boolean;
  roles: string[];
  comment: string | null;
}

const RIGHTS = `
  with granted as (
    select c.oid, pg_get_userbyid(acl.grantee) as role, lower(acl.privilege_type) as operation, null::text as "column", null::int as at
    from pg_class as c
    cross join aclexplode(c.relacl) as acl
    where acl.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
    union all
    select c.oid, pg_get_userbyid(acl.grantee), lower(acl.privilege_type), a.attname, a.attnum
    from pg_attribute as a
    join pg_class as c on c.oid = a.attrelid
    cross join aclexplode(a.attacl) as acl
    where not a.attisdropped
  ),
  allowed as (
    select p.polrelid as oid, pg_get_userbyid(member.oid) as role, p.polname as policy,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as operation
    from pg_policy as p
    cross join unnest(p.polroles) as member (oid)
  ),
  rights as (
    select oid, role, operation from granted
    union
    select oid, role, operation from allowed
  )
  select n.nspname as schema, c.relname as table, rights.role, rights.operation,
    (
      select json_agg(g.column order by g.at) filter (where g.column is not null)
      from granted as g where (g.oid, g.role, g.operation) = (rights.oid, rights.role, rights.operation)
    ) as columns,
    (
      select json_agg(a.policy order by a.policy)
      from allowed as a where (a.oid, a.role, a.operation) = (rights.oid, rights.role, rights.operation)
    ) as policies
  from rights
  join pg_class as c on c.oid = rights.oid
  join pg_namespace as n on n.oid = c.relnamespace
  where n.nspname ~ '^(platform|.+_service)$'
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and not c.relispartition
    and c.relname !~ '^product_documents_\\d'
    and rights.role ~ '^market_' and rights.role <> 'market_owner'
  order by n.nspname, c.relname, rights.role`;

const EFFECTIVE = `
  select n.nspname as schema, c.relname as table, r.rolname as role,
    concat(
      case when has_any_column_privilege(r.oid, c.oid, 'select') then 'R' end,
      case when has_any_column_privilege(r.oid, c.oid, 'insert') then 'A' end,
      case when has_any_column_privilege(r.oid, c.oid, 'update') then 'C' end,
      case when has_table_privilege(r.oid, c.oid, 'delete') then 'D' end
    ) as letters
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  join pg_roles as r on r.rolname = any ($1)
  where n.nspname ~ '^(platform|.+_service)$' and c.relkind in ('r', 'p', 'm', 'f') and not c.relispartition
    and c.relname !~ '^product_documents_\\d'
  order by n.nspname, c.relname`;

const CALLABLE = `
  select n.nspname as schema, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as signature,
    p.prosecdef as definer, obj_description(p.oid, 'pg_proc') as comment,
    json_agg(distinct pg_get_userbyid(acl.grantee)) as roles
  from pg_proc as p
  join pg_namespace as n on n.oid = p.pronamespace
  cross join aclexplode(p.proacl) as acl
  where n.nspname ~ '^(platform|.+_service)$' and p.prorettype <> 'trigger'::regtype
    and (acl.grantee = 0 or pg_get_userbyid(acl.grantee) ~ '^(market_.+|platform_caller)$')
  group by n.nspname, p.oid, p.proname
  order by n.nspname, 2`;

function matrix(rows: { role: string; permission: string }[]): string {
  const roles = [...new Set(rows.map((row) => row.role))].sort();
  const permissions = [...new Set(rows.map((row) => row.permission))].sort();
  const has = new Set(rows.map((row) => `${row.role} ${row.permission}`));
  return table(
    ['Permission', ...roles.map(code)],
    permissions.map((permission) => [
      code(permission),
      ...roles.map((role) => (has.has(`${role} ${permission}`) ? 'yes' : '')),
    ]),
  );
}

const short = (role: string): string => role.replace(/^market_/, '');

/** Who may do what: by role and table, by permission, by function. */
export async function permissionsPage(client: pg.ClientBase): Promise<string> {
  const [rights, effective, callable, permissions] = await withQualifiedNames(client, async () => [
    (await client.query<Right>(RIGHTS)).rows,
    (
      await client.query<{ schema: string; table: string; role: string; letters: string }>(EFFECTIVE, [
        REQUEST_ROLES,
      ])
    ).rows,
    (await client.query<Callable>(CALLABLE)).rows,
    (
      await client.query<{ kind: string; role: string; permission: string }>(
        'select kind, role, permission from platform.role_permissions order by kind, role, permission',
      )
    ).rows,
  ]);
  const parts: string[] = [
    'Everything not listed is refused. A right needs both: a grant, which names the columns, and a policy, which chooses the ' +
      'rows. A role also has what the roles it inherits from have.',
    '',
    table(
      ['Role', 'Inherits from'],
      REQUEST_ROLES.map((role) => [
        code(role),
        REQUEST_ROLE_PARENTS[role] ? code(REQUEST_ROLE_PARENTS[role]) : '',
      ]),
    ),
    '## Roles and tables',
    '',
    '**R** read, **A** add, **C** change, **D** delete, inherited rights included; of the rows the policies let through.',
    '',
  ];
  const named = [
    ...new Set(effective.filter((row) => row.letters).map((row) => `${row.schema}.${row.table}`)),
  ];
  const inOrder = MANAGED_SCHEMAS.flatMap((schema) => named.filter((name) => name.startsWith(`${schema}.`)));
  const letters = new Map(effective.map((row) => [`${row.schema}.${row.table} ${row.role}`, row.letters]));
  parts.push(
    table(
      ['Table', ...REQUEST_ROLES.map(short)],
      inOrder.map((name) => [
        code(name),
        ...REQUEST_ROLES.map((role) => letters.get(`${name} ${role}`) ?? ''),
      ]),
    ),
    'Requests can reach no row of any other table.',
    '',
  );
  for (const schema of MANAGED_SCHEMAS) {
    const own = rights.filter((right) => right.schema === schema);
    if (!own.length) continue;
    const rank = (right: Right) =>
      [
        right.table,
        String([...REQUEST_ROLES, right.role].indexOf(right.role as (typeof REQUEST_ROLES)[number])),
        String([...OPERATIONS, 'all'].indexOf(right.operation)),
      ].join(' ');
    parts.push(
      `### ${schema}`,
      '',
      table(
        ['Table', 'Role', 'Operation', 'Columns', 'Policies'],
        own
          .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
          .map((right) => [
            code(right.table),
            code(short(right.role)),
            right.operation,
            right.columns?.map(code).join(', ') ?? (right.operation === 'delete' ? 'the row' : ''),
            right.policies?.map(code).join(', ') ?? '',
          ]),
      ),
    );
  }
  parts.push(
    '## Permissions of staff and administrators',
    '',
    'Policies and functions ask `platform.may(permission)` beyond the role. Staff of a shop:',
    '',
    matrix(permissions.filter((row) => row.kind === 'STAFF')),
    'Administrators:',
    '',
    matrix(permissions.filter((row) => row.kind === 'ADMIN')),
    '## Functions',
    '',
    '`platform_caller` is every service and every request. A definer function runs with the rights of its service.',
    '',
    table(
      ['Function', 'Runs as', 'Granted to', 'Meaning'],
      MANAGED_SCHEMAS.flatMap((schema) => callable.filter((each) => each.schema === schema)).map((each) => [
        code(`${each.schema}.${each.signature}`),
        each.definer ? 'definer' : 'invoker',
        each.roles.sort().map(code).join(', '),
        meaning(each.comment),
      ]),
    ),
  );
  return page('Permissions', ...parts);
}
