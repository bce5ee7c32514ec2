import type { Pool } from 'pg';
import { REQUEST_ROLES } from '../db/services.ts';

interface Findings {
  login: string;
  /** Roles the login is or may become that see past row-level security or may give themselves more. */
  mighty: string[];
  /** Roles it is or may become that own tables: an owner is not bound by policies. */
  owners: string[];
  /** Request roles whose rights it holds without becoming them. */
  inherited: string[];
  /** Request roles it may not become. */
  missing: string[];
}

const QUESTION = `
  with reachable as (
    select oid, rolname, rolsuper, rolbypassrls, rolcreaterole, rolreplication
    from pg_catalog.pg_roles
    where pg_catalog.pg_has_role(session_user, oid, 'member')
  ), request_roles as (
    select wanted.name, (select oid from pg_catalog.pg_roles where rolname = wanted.name) as oid
    from unnest($1::text[]) as wanted (name)
  )
  select session_user::text as login,
    array(select rolname::text from reachable
      where rolsuper or rolbypassrls or rolcreaterole or rolreplication or rolname like 'pg\\_%') as mighty,
    array(select distinct rolname::text from reachable join pg_catalog.pg_class on relowner = reachable.oid
      where relkind in ('r', 'p') and relnamespace <> 'pg_catalog'::regnamespace) as owners,
    array(select name from request_roles where oid is not null
      and pg_catalog.pg_has_role(session_user, oid, 'usage')) as inherited,
    array(select name from request_roles where oid is null
      or not pg_catalog.pg_has_role(session_user, oid, 'member')) as missing`;

/**
 * Refuses a login that row-level security would not hold back: a superuser, BYPASSRLS, the owner of a table, or a
 * member of such a role. It must be able to become each request role, and hold none of their rights before it does.
 */
export async function assertUnprivileged(pool: Pool): Promise<void> {
  const { rows } = await pool
    .query<Findings>(QUESTION, [[...REQUEST_ROLES]])
    .catch((error: Error & { code?: string }) => {
      throw new Error(`API_DATABASE_URL does not lead to a database: ${error.message || error.code}.`, {
        cause: error,
      });
    });
  const { login, mighty, owners, inherited, missing } = rows[0]!;
  const complaints = [
    mighty.length > 0 &&
      `it is or may become ${mighty.join(', ')}, which row-level security does not hold back`,
    owners.length > 0 && `it is or may become ${owners.join(', ')}, which owns tables`,
    inherited.length > 0 &&
      mighty.length === 0 &&
      `it holds the rights of ${inherited.join(', ')} without SET ROLE: make it NOINHERIT`,
    missing.length > 0 && `it may not become ${missing.join(', ')}`,
  ].filter(Boolean);
  if (complaints.length > 0) {
    throw new Error(
      `API_DATABASE_URL logs in as ${login}, as which the API does not start: ${complaints.join('; ')}.`,
    );
  }
}
