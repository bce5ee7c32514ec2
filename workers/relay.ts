import type pg from 'pg';
import type { Logger } from 'pino';
import type { WorkerMetrics } from './metrics.ts';
import { startPulse, type Pulse } from './pulse.ts';

/** Who has something to be told: through a function of the database, or by a job of a task. */
interface Consumer {
  consumer: string;
  handler: string | null;
  task: string | null;
}

interface RelayOptions {
  pool: pg.Pool;
  log: Logger;
  metrics: WorkerMetrics;
  pollMs: number;
  batch: number;
}

/** One statement, so that it is all or nothing even if this process dies while it runs. */
const MAKE_JOBS = `
  select cardinality(specs) as taken, graphile_worker.add_jobs(specs)
  from (
    select array_agg(
      (
        $2,
        json_build_object('eventId', event.event_id, 'topic', event.topic, 'payload', event.payload),
        null, null, null, $1 || ':' || event.event_id, null, null
      )::graphile_worker.job_spec
    ) as specs
    from platform.take_events($1, $3) as event
  ) as due
  where specs is not null`;

/**
 * Tells consumers what has happened: asks who has something due, and serves each of them apart from the others, so
 * that a slow one holds up nobody. Any number of workers may do so; the database lets one at a time serve a consumer.
 */
export function startRelay({ pool, log, metrics, pollMs, batch }: RelayOptions): Pulse {
  const serving = new Map<string, Promise<void>>();
  /** Consumers whose last transaction was lost whole, and how often in a row: they are told one event at a time. */
  const careful = new Map<string, number>();

  async function serve({ consumer, handler, task }: Consumer): Promise<void> {
    const isCareful = careful.has(consumer);
    const most = isCareful ? 1 : batch;
    const stop = metrics.relaySeconds.startTimer({ consumer });
    const next = isCareful ? await nextEvent(consumer) : undefined;
    try {
      for (let again = true; again;) {
        const { taken, failed } = task
          ? { taken: await makeJobs(consumer, task, most), failed: 0 }
          : await consume(consumer, most);
        metrics.events.inc({ consumer, outcome: 'taken' }, taken);
        if (failed) metrics.events.inc({ consumer, outcome: 'failed' }, failed);
        if (failed) log.warn({ consumer, failed }, 'a consumer failed on events; they are told again later');
        if (taken) careful.delete(consumer);
        again = taken + failed === most && !isCareful && !stopping;
      }
    } catch (err) {
      // Not one event failed but the transaction: a timeout, or the server went away.
      const losses = (careful.get(consumer) ?? 0) + 1;
      careful.set(consumer, losses);
      log.error({ err, consumer, handler, task, losses }, 'a consumer could not be served');
      // A lost connection may be anybody's fault; three in a row of one consumer are its event's.
      if (next && (isStatementFault(err) || losses > 2)) {
        await pool.query('select platform.put_off_next_event($1, $2, $3)', [consumer, next, String(err)]);
        careful.set(consumer, 1);
      }
    } finally {
      stop();
    }
  }

  async function nextEvent(consumer: string): Promise<string | undefined> {
    const { rows } = await pool.query('select platform.next_event($1) as next', [consumer]);
    return rows[0].next ?? undefined;
  }

  async function consume(consumer: string, most: number): Promise<{ taken: number; failed: number }> {
    const { rows } = await pool.query({
      name: 'consume_events',
      text: 'select taken, failed from platform.consume_events($1, $2)',
      values: [consumer, most],
    });
    return rows[0];
  }

  async function makeJobs(consumer: string, task: string, most: number): Promise<number> {
    const { rows } = await pool.query({ name: 'make_jobs', text: MAKE_JOBS, values: [consumer, task, most] });
    return rows[0]?.taken ?? 0;
  }

  let stopping = false;
  const pulse = startPulse('relay', pollMs, log, async () => {
    const { rows } = await pool.query<Consumer>({
      name: 'due_consumers',
      text: 'select consumer, handler, task from platform.due_consumers()',
    });
    for (const due of rows) {
      if (serving.has(due.consumer)) continue;
      const served = serve(due)
        .catch((err) => log.error({ err, consumer: due.consumer }, 'an event could not be put off'))
        .finally(() => serving.delete(due.consumer));
      serving.set(due.consumer, served);
    }
  });
  return {
    async stop() {
      stopping = true;
      await pulse.stop();
      await Promise.all(serving.values());
    },
  };
}

/** The statement was at fault (it took too long, or more than there is), not the connection. */
const isStatementFault = (error: unknown): boolean =>
  /^(57014|25P0\d|54\d{3}|53\d{3}|XX\d{3})$/.test(String((error as pg.DatabaseError).code));
