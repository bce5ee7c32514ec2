import pg from 'pg';
import type { Claims } from './callers.ts';
import type { TestDatabase } from './database.ts';

/** Runs one statement as the caller, as the API would, and commits it. Returns the first row's only value. */
export async function call(
  database: TestDatabase,
  claims: Claims,
  sql: string,
  values: unknown[] = [],
): Promise<any> {
  const client = await database.api.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(claims))
      await client.query('select set_config($1, $2, true)', [name, value]);
    const { rows } = await client.query(sql, values);
    await client.query('commit');
    return rows[0] && Object.values(rows[0])[0];
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** How a call was refused: its code, or the server's own. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'not refused';
  } catch (error) {
    const { code, detail } = error as pg.DatabaseError;
    return code === 'MK000' ? JSON.parse(detail!).code : code!;
  }
}

/** What `work` has announced: "<topic> <aggregate>", sorted; but for the mails that go with it. */
export async function announced(database: TestDatabase, work: () => Promise<unknown>): Promise<string[]> {
  const { rows: before } = await database.owner.query('select max(event_id) as latest from platform.events');
  await work();
  const { rows } = await database.owner.query(
    `select topic || ' ' || aggregate_id as told from platform.events
     where event_id > coalesce($1::bigint, 0) and topic <> 'message.queued' order by topic, aggregate_id`,
    [before[0].latest],
  );
  return rows.map(({ told }) => told);
}

/** Tells a consumer its next events, as the worker does. */
export async function consume(
  database: TestDatabase,
  consumer: string,
  batch = 500,
): Promise<{ taken: number; failed: number }> {
  const worker = new pg.Client({ connectionString: database.connections.worker });
  await worker.connect();
  try {
    const { rows } = await worker.query('select * from platform.consume_events($1, $2)', [consumer, batch]);
    return rows[0];
  } finally {
    await worker.end();
  }
}

/** Tells every service everything there is to tell, as the worker would within a second; what becomes a job stays. */
export async function consumeAll(database: TestDatabase): Promise<void> {
  for (;;) {
    const { rows } = await database.owner.query(
      `select distinct consumer from platform.event_deliveries
       join platform.event_consumers as listening using (consumer)
       where due_at <= now() and listening.handler is not null order by 1`,
    );
    if (!rows.length) return;
    for (const { consumer } of rows) await consume(database, consumer);
  }
}
