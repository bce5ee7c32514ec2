import type { JobHelpers, Task } from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';

/** What graphile-worker's cron puts into a payload: the minute it is for. */
export const cronPayload = z.looseObject({ _cron: z.looseObject({ ts: z.coerce.date() }) });

/** What a task gets beside its payload. */
export interface TaskContext {
  helpers: JobHelpers;
  /**
   * Runs `work` in a transaction that also writes the job's receipt; does nothing when one that committed has it. A job
   * may be run again, after its worker died or froze; its effect in the database is made once.
   */
  once(work: (client: pg.ClientBase) => Promise<void>): Promise<void>;
}

/** A payload that is not what its task takes: no later attempt would do better. */
export class PayloadRefused extends Error {}

/**
 * A task of graphile-worker. Its payload comes from SQL and may have been made by an older release, so that it is
 * parsed here; what does not parse fails at once and for good, to be looked at by a person.
 */
export function defineTask<Schema extends z.ZodType>(
  payloadSchema: Schema,
  run: (payload: z.output<Schema>, context: TaskContext) => Promise<void>,
): Task {
  return async (payload, helpers) => {
    const parsed = payloadSchema.safeParse(payload);
    if (!parsed.success) {
      // graphile-worker has no word for it: this attempt is made the last one.
      await helpers.query('update graphile_worker._private_jobs set max_attempts = attempts where id = $1', [
        helpers.job.id,
      ]);
      throw new PayloadRefused(`${helpers.job.task_identifier}: ${z.prettifyError(parsed.error)}`);
    }
    await run(parsed.data, { helpers, once: (work) => once(helpers, work) });
  };
}

async function once(helpers: JobHelpers, work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
  await helpers.withPgClient(async (client) => {
    await client.query(`begin; set local idle_in_transaction_session_timeout = '10s'`);
    try {
      const { rows } = await client.query('select platform.make_job_receipt($1) as is_first', [
        `job:${helpers.job.id}`,
      ]);
      if (rows[0].is_first) await work(client);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
}
