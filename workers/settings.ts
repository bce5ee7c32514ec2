import { z } from 'zod';
import { mediaSettings } from '../api/media/settings.ts';
import { postgresUrl, readSettings, wholeNumber } from '../db/settings.ts';

/** Settings of the worker process. */
export const workerSettings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('In `production` metrics need METRICS_TOKEN.'),
  WORKER_DATABASE_URL: postgresUrl.describe('How the worker logs in (`market_worker`).'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('How much is logged, as JSON lines on standard output.'),
  WORKER_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address its /healthz, /readyz and /metrics listen on.'),
  WORKER_PORT: wholeNumber(0, 65535).default(4001).describe('Port of them; 0 takes a free one.'),
  METRICS_TOKEN: z.string().min(16).optional().describe('Bearer token that /metrics asks for.'),
  ...mediaSettings,
  JOB_CONCURRENCY: wholeNumber(1, 200).default(10).describe('Jobs one worker runs at a time.'),
  SAGA_CONCURRENCY: wholeNumber(1, 200).default(10).describe('Sagas one worker runs at a time.'),
  RELAY_POLL_MS: wholeNumber(10, 10_000)
    .default(100)
    .describe('How long the relay and the sagas rest when nothing is due.'),
  RELAY_BATCH: wholeNumber(1, 1000).default(200).describe('Most events a consumer is told at once.'),
  EVENT_RETENTION_MONTHS: wholeNumber(1, 120)
    .default(12)
    .describe('Whole months of events that are kept; the older are dropped.'),
  SHUTDOWN_GRACE_MS: wholeNumber(0, 600_000)
    .default(20_000)
    .describe('How long what is in flight may take to finish; the rest is handed to the other workers.'),
});

/** Parsed {@link workerSettings}. */
export type WorkerSettings = z.infer<typeof workerSettings>;

/** Reads the settings once; throws one sentence a bad variable, naming it. */
export const readWorkerSettings = (env: Record<string, string | undefined> = process.env): WorkerSettings =>
  readSettings(workerSettings, env);
