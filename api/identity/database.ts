import pg, { type Pool, type PoolClient } from 'pg';
import type { Caller } from '../caller.ts';
import { databaseSettings } from '../databaseSettings.ts';

/** Runs one call of a sign-in function as `market_auth`, in a transaction that knows who asks. */
export type CallIdentity = <Row>(caller: Caller, sql: string, values: readonly unknown[]) => Promise<Row>;

/** {@link CallIdentity} on connections of `pool`. The call's first row is the answer. */
export function makeCallIdentity(pool: Pool): CallIdentity {
  return async (caller, sql, values) => {
    const client = await pool.connect();
    try {
      // One message: to begin and to say who asks is one round trip.
      await client.query(beginningFor(caller));
      const { rows } = await client.query(sql, [...values]);
      await client.query('commit');
      client.release();
      return rows[0];
    } catch (error) {
      await rollBack(client);
      throw error;
    }
  };
}

/** The login can take no request role: it is told to `platform.request_role()`. */
function beginningFor(caller: Caller): string {
  const { role, ...rest } = databaseSettings(caller, 'mutation');
  const settings = Object.entries({ 'market.request_role': role!, ...rest })
    .filter(([name]) => name !== 'application_name')
    .map(([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`);
  return `begin; select ${settings.join(', ')}`;
}

async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch (error) {
    client.release(error as Error);
  }
}
