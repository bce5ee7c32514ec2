import { z } from 'zod';
import { secretKeys } from '../api/secrets/keys.ts';
import { mediaSettings } from '../api/media/settings.ts';
import { carrierSettings } from './integrations/carriers/settings.ts';
import { gatewaySettings } from './integrations/gateways/settings.ts';
import { postgresUrl, readSettings, wholeNumber } from '../db/settings.ts';

const urlOf = (schemes: readonly string[], say: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), say);

/** Settings of the worker process. */
export const workerSettings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('In `production` metrics need METRICS_TOKEN.'),
  WORKER_DATABASE_URL: postgresUrl.describe('How the worker logs in (`market_worker`).'),
  SECRET_KEYS: secretKeys.describe('The keys of the API, to open what is sealed in mail and SMS.'),
  MAIL_URL: urlOf(['smtp:', 'smtps:'], 'must be a URL that starts with smtp:// or smtps://')
    .optional()
    .describe(
      'Mail server, `smtps://user:password@mail.example`, or `smtp://` with STARTTLS. Unset: mail is written to OUTBOX_DIR.',
    ),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, or `Name <address>`')
    .default('Marketplace <no-reply@marketplace.example>')
    .describe('Whom mail comes from, `Name <address>`.'),
  MAIL_PER_MINUTE: wholeNumber(1, 100_000)
    .default(600)
    .describe('Mails a minute that all workers together send; the others wait.'),
  SMS_URL: urlOf(['http:', 'https:'], 'must be a URL that starts with https:// or http://')
    .optional()
    .describe('Where SMS are posted, as JSON `{id, to, text}`. Unset: they are written to OUTBOX_DIR.'),
  SMS_TOKEN: z.string().min(1).optional().describe('Bearer token for it.'),
  SMS_PER_MINUTE: wholeNumber(1, 100_000)
    .default(60)
    .describe('SMS a minute that all workers together send; the others wait.'),
  SHOP_URL: urlOf(['http:', 'https:'], 'must be a URL that starts with https:// or http://')
    .transform((url) => url.replace(/\/+$/, ''))
    .default('http://localhost:3000')
    .describe('Address of the front end, for the links in messages.'),
  OUTBOX_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('Folder for mail and SMS that nothing sends. Unset: `outbox` in DATA_DIR.'),
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
  ...gatewaySettings,
  ...carrierSettings,
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
