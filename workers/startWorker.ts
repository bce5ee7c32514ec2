import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import { atMostEvery } from '../db/atMostEvery.ts';
import { CRONTAB } from './crontab.ts';
import { startHeartbeat } from './heartbeat.ts';
import { startHttp } from './http.ts';
import { startJobs } from './jobs.ts';
import { providersOf } from './messages/providers.ts';
import { gatewaysOf } from './integrations/gateways/index.ts';
import { makeWorkerMetrics } from './metrics.ts';
import { makeWorkerPool, STATEMENT_TIMEOUT_MS } from './pool.ts';
import { startRelay } from './relay.ts';
import { SAGAS } from './sagas/index.ts';
import { startSagas } from './sagas/runner.ts';
import type { Saga } from './sagas/saga.ts';
import type { WorkerSettings } from './settings.ts';
import { tasksOf } from './tasks/index.ts';
import { hearWakeCalls } from './wakeCalls.ts';

/** What a worker is started with. */
export interface WorkerParts {
  settings: WorkerSettings;
  log: Logger;
  /** Tasks and sagas beside the project's own, for tests. */
  extraTasks?: TaskList;
  extraSagas?: Saga[];
  /** It can work no more: the others took over what it held, or its jobs ended. The process should end. */
  onDeath(reason: string): void;
}

/** A worker at work. */
export interface RunningWorker {
  /** Where its /healthz, /readyz and /metrics are. */
  url: string;
  workerId: string;
  /** Begins nothing more, finishes what is in flight within the grace, hands back the rest. */
  stop(): Promise<void>;
}

/** Starts the relay of events, the sagas, the jobs and the sign of life. */
export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const { settings, log, extraTasks = {}, extraSagas = [], onDeath } = parts;
  const url = settings.WORKER_DATABASE_URL;
  const connections = 10 + settings.SAGA_CONCURRENCY;
  const pool = makeWorkerPool(url, 'market_worker', connections, log, STATEMENT_TIMEOUT_MS);
  const jobPool = makeWorkerPool(url, 'market_worker jobs', settings.JOB_CONCURRENCY + 3, log);
  const metrics = makeWorkerMetrics(pool);
  const providers = providersOf(settings, log);
  const gateways = gatewaysOf(settings);

  const heartbeat = await startHeartbeat({
    pool,
    log,
    onBuried: () => onDeath('the others took it for dead'),
  });
  const { workerId } = heartbeat;
  const jobs = await startJobs({
    pool: jobPool,
    log,
    metrics,
    concurrency: settings.JOB_CONCURRENCY,
    tasks: { ...tasksOf(settings, log, providers, gateways), ...extraTasks },
    crontab: CRONTAB,
    onLockName: (name) => heartbeat.locksJobsAs(name),
    onEnd: (err) => onDeath(`its jobs ended: ${String(err ?? 'without an error')}`),
  });
  const sagas = startSagas({
    pool,
    outside: { gateways, shopUrl: settings.SHOP_URL },
    log,
    metrics,
    workerId,
    sagas: [...SAGAS, ...extraSagas],
    concurrency: settings.SAGA_CONCURRENCY,
    pollMs: settings.RELAY_POLL_MS,
  });
  const relay = startRelay({
    pool,
    log,
    metrics,
    pollMs: settings.RELAY_POLL_MS,
    batch: settings.RELAY_BATCH,
  });

  const endWakeCalls = hearWakeCalls(url, log, () => sagas.wake());

  let isStopping = false;
  const databaseFault = atMostEvery(1000, () =>
    pool.query('select 1').then(
      () => undefined,
      () => 'the database does not answer',
    ),
  );
  const http = await startHttp(settings, metrics, async () =>
    isStopping ? 'shutting down' : databaseFault(),
  );
  log.info({ url: http.url, workerId }, 'working');

  return {
    url: http.url,
    workerId,
    async stop() {
      isStopping = true;
      await endWakeCalls();
      const done = Promise.all([relay.stop(), sagas.stop(), jobs.stop()]);
      await Promise.race([done, sleep(settings.SHUTDOWN_GRACE_MS, undefined, { ref: false })]);
      await heartbeat.stop();
      providers.mail.close();
      http.close();
      // What did not finish in time holds a connection that will not come back: the process ends with it.
      await Promise.race([Promise.all([pool.end(), jobPool.end()]), sleep(1000)]);
      log.info('stopped');
    },
  };
}
