import { EventEmitter } from 'node:events';
import {
  Logger as GraphileLogger,
  run,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { WorkerMetrics } from './metrics.ts';
import type { Pulse } from './pulse.ts';

interface JobsOptions {
  pool: pg.Pool;
  log: Logger;
  metrics: WorkerMetrics;
  concurrency: number;
  tasks: TaskList;
  crontab: string;
  /** Told each name under which jobs are locked, before any is. */
  onLockName(name: string): Promise<void>;
  /** The runner ended though nobody stopped it. */
  onEnd(error?: unknown): void;
}

/** Runs graphile-worker: jobs made by the relay, and the crontab. */
export async function startJobs(options: JobsOptions): Promise<Pulse> {
  const { pool, log, metrics, concurrency, tasks, crontab, onLockName, onEnd } = options;
  const events: WorkerEvents = new EventEmitter();
  events.setMaxListeners(0);
  events.on('worker:create', ({ worker }) => {
    onLockName(worker.workerId).catch((err) => log.error({ err }, 'a lock name is not on record yet'));
  });
  events.on('job:success', ({ job }) => metrics.jobs.inc({ task: job.task_identifier, outcome: 'done' }));
  events.on('job:error', ({ job }) => {
    const outcome = job.attempts >= job.max_attempts ? 'given_up' : 'failed';
    metrics.jobs.inc({ task: job.task_identifier, outcome });
  });

  const runner: Runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    taskList: tasks,
    crontab,
    events,
    pollInterval: 1000,
    logger: new GraphileLogger(
      () => (level, message, meta) => log[LEVELS[level] ?? 'info']({ err: meta?.['error'] }, message),
    ),
  });
  let stopping = false;
  runner.promise.then(
    () => stopping || onEnd(),
    (error) => stopping || onEnd(error),
  );
  return {
    async stop() {
      stopping = true;
      await runner.stop().catch((err) => log.warn({ err }, 'jobs were not stopped in good order'));
    },
  };
}

const LEVELS: Record<string, 'error' | 'warn' | 'debug'> = {
  error: 'error',
  warning: 'warn',
  info: 'debug',
  debug: 'debug',
};
