import pg from 'pg';
import type { TestDatabase } from '../database.ts';

/**
 * Functions that do on demand what a real one does by accident: take long, fail in every way, say what settings they
 * run with. Put into a published schema, so that they are reached as anything else is.
 */
const PROBES = `
  create function order_service.probe_settings() returns jsonb language sql stable as $$
    select coalesce(jsonb_object_agg(name, current_setting(name, true)) filter (where current_setting(name, true) <> ''), '{}')
    from unnest(array[
      'role', 'application_name', 'transaction_read_only', 'market.request_id', 'market.ip', 'market.locale',
      'market.cart_session', 'market.user_id', 'market.session_id', 'market.seller_id', 'market.staff_role',
      'market.admin_id', 'market.admin_roles', 'market.warehouse_ids']) as name
  $$;
  create function order_service.probe_nap(seconds float) returns boolean language plpgsql stable as $$
    begin perform pg_sleep(seconds); return true; end $$;
  create function order_service.probe_work(seconds float) returns boolean language plpgsql volatile as $$
    begin perform pg_sleep(seconds); return true; end $$;
  create sequence order_service.probe_writes;
  grant usage on sequence order_service.probe_writes to market_anonymous;
  create function order_service.probe_write() returns int language plpgsql volatile as $$
    begin return nextval('order_service.probe_writes'); end $$;
  create function order_service.probe_write_in_query() returns int language plpgsql stable as $$
    begin return order_service.probe_write(); end $$;
  create function order_service.probe_raise(state text) returns boolean language plpgsql volatile as $$
    begin
      raise exception using errcode = state, message = 'relation "secret_table" at fault',
        detail = 'Key (email)=(jane@example.com) already exists.', hint = 'secret hint', constraint = 'secret_key';
    end $$;
  create function order_service.probe_refuse(code text, field text) returns boolean language plpgsql volatile as $$
    begin
      raise exception using errcode = 'MK000', message = 'Your cart is empty: add something first.',
        detail = json_build_object('code', code, 'field', field, 'details', json_build_object('items', 0));
    end $$;
  create function order_service.probe_backend() returns int language sql volatile as 'select pg_backend_pid()';
  grant execute on function order_service.probe_settings(), order_service.probe_nap(float),
    order_service.probe_work(float), order_service.probe_write(), order_service.probe_write_in_query(),
    order_service.probe_raise(text), order_service.probe_refuse(text, text), order_service.probe_backend()
    to market_anonymous;`;

/** One statement as the server's superuser, who alone may see and end what others run. */
export const asSuperuser = <Row extends pg.QueryResultRow>(
  database: TestDatabase,
  sql: string,
): Promise<Row[]> => superuser(database.connections.admin, sql);

/** The same, by URL. */
export async function superuser<Row extends pg.QueryResultRow>(
  connectionString: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Adds the probes to a suite's database. */
export const installProbes = (database: TestDatabase): Promise<unknown> => asSuperuser(database, PROBES);
