import { randomUUID } from 'node:crypto';
import { Sealing } from '../../api/secrets/sealing.ts';
import { secretKeys } from '../../api/secrets/keys.ts';
import { SECRET_KEYS } from '../api/apiServer.ts';
import type { TestDatabase } from '../database.ts';

/** A message as a service queues it. */
export interface Queued {
  channel?: 'EMAIL' | 'SMS';
  to: string | null;
  template?: string;
  data?: object;
  secret?: object;
  locale?: string;
  goodFor?: string;
  keys?: string;
}

/** Queues a message as `auth_service` does; returns its id. */
export async function queue(database: TestDatabase, message: Queued): Promise<string> {
  const { channel = 'EMAIL', to, template = 'account_exists', data = {}, secret, locale, goodFor } = message;
  const id = randomUUID();
  const sealing = new Sealing(secretKeys.parse(message.keys ?? SECRET_KEYS));
  const sealed = secret ? sealing.seal(`message:${id}`, JSON.stringify(secret)) : null;
  const client = await database.owner.connect();
  try {
    await client.query('set role auth_service');
    await client.query('select platform.queue_message($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      channel,
      to,
      template,
      JSON.stringify(data),
      sealed,
      locale ?? null,
      goodFor ?? '1 day',
    ]);
  } finally {
    await client.query('reset role');
    client.release();
  }
  return id;
}

/** What is on record of a message. */
export async function recordOf(database: TestDatabase, id: string): Promise<Record<string, any>> {
  const { rows } = await asRole(
    database,
    'platform',
    'select * from platform.messages where message_id = $1',
    [id],
  );
  return rows[0];
}

/** The jobs there are, as JSON. */
export async function jobsText(database: TestDatabase): Promise<string> {
  const { rows } = await asRole(database, 'market_worker', 'select * from graphile_worker._private_jobs');
  return JSON.stringify(rows);
}

/** Runs SQL as one of the roles the migrating login may become. */
export async function asRole(database: TestDatabase, role: string, sql: string, values: unknown[] = []) {
  const client = await database.owner.connect();
  try {
    await client.query(`set role ${role}`);
    return await client.query(sql, values);
  } finally {
    await client.query('reset role');
    client.release();
  }
}
