import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type pg from 'pg';
import type { Logger } from 'pino';
import { startPulse } from './pulse.ts';

/** How often a worker says that it is alive, and looks whether the others are. */
const BEAT_MS = 3000;
/** Who was silent for so long is taken for dead, be it killed, frozen or cut off. */
const SILENT_MS = 12_000;
/** A lock as young as this may belong to a worker that has just begun and has not said so yet. */
const LOCK_MAY_BE_NEW = '9 seconds';

/** Locks of whoever is not alive are undone in the statement that buries them: no death in between loses them. */
const BURY = `
  select graphile_worker.force_unlock_workers(
    array(
      select distinct locked_by
      from graphile_worker.jobs
      where locked_at < now() - $2::interval and locked_by <> all (living)
    )
  )
  from (select platform.bury_workers($1) as living) as buried`;

const JOBS = `
  select
    count(*) filter (where attempts < max_attempts and run_at <= now() and locked_at is null) as waiting,
    count(*) filter (where attempts >= max_attempts and locked_at is null) as failed,
    coalesce(extract(epoch from now() - min(run_at) filter (
      where attempts < max_attempts and run_at <= now() and locked_at is null
    )), 0)::float8 as oldest
  from graphile_worker.jobs`;

/** A worker's sign of life. */
export interface Heartbeat {
  workerId: string;
  /** Tells the others a name this process locks jobs under. */
  locksJobsAs(name: string): Promise<void>;
  stop(): Promise<void>;
}

interface HeartbeatOptions {
  pool: pg.Pool;
  log: Logger;
  /** The others have taken this process for dead: what it held is theirs. */
  onBuried(): void;
}

/** Starts beating; the first beat is on record when this resolves. */
export async function startHeartbeat({ pool, log, onBuried }: HeartbeatOptions): Promise<Heartbeat> {
  const workerId = randomUUID();
  const locks: string[] = [];
  let naming = Promise.resolve();

  async function beat(isFirst = false): Promise<void> {
    const { waiting, failed, oldest } = (await pool.query({ name: 'job_counts', text: JOBS })).rows[0];
    const { rows } = await pool.query({
      name: 'beat_worker',
      text: 'select platform.beat_worker($1, $2, $3, $4, $5, $6, $7, $8) as is_alive',
      values: [workerId, hostname(), process.pid, locks, waiting, failed, oldest, isFirst],
    });
    if (!rows[0].is_alive) onBuried();
  }

  await beat(true);
  let lastBeat = performance.now();
  let steadySince = lastBeat;
  const pulse = startPulse('heartbeat', BEAT_MS, log, async () => {
    await beat();
    const now = performance.now();
    // After a gap (the database was away, or this process) the others may not have had the time to beat again.
    if (now - lastBeat > 2 * BEAT_MS) steadySince = now;
    lastBeat = now;
    if (now - steadySince < SILENT_MS) return;
    await pool.query({
      name: 'bury_workers',
      text: BURY,
      values: [`${SILENT_MS} milliseconds`, LOCK_MAY_BE_NEW],
    });
  });
  return {
    workerId,
    locksJobsAs(name) {
      locks.push(name);
      // One after the other, so that none overwrites the list with a shorter one.
      naming = naming.catch(() => undefined).then(() => beat());
      return naming;
    },
    async stop() {
      await pulse.stop();
      await pool.query('select platform.leave_worker($1)', [workerId]);
    },
  };
}
