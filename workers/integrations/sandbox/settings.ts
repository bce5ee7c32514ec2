import { z } from 'zod';
import { readSettings, wholeNumber } from '../../../db/settings.ts';

/** Settings of the sandbox gateway's process. */
export const sandboxSettings = z.object({
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1').describe('Address it listens on.'),
  SANDBOX_PORT: wholeNumber(0, 65535).default(4002).describe('Port it listens on; 0 takes a free one.'),
  SANDBOX_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional()
    .describe('Where a browser reaches its 3-D Secure page. Unset: where it listens.'),
  SANDBOX_SECRET: z
    .string()
    .min(16)
    .describe('What it asks for of whoever moves money, and signs webhooks with.'),
  SANDBOX_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:4000/webhooks/payments/sandbox')
    .describe('Where it sends its webhooks.'),
  SANDBOX_DELAY_MS: wholeNumber(0, 3_600_000)
    .default(5000)
    .describe('How late `tok_late_webhook` is told of, and `tok_pending` decided.'),
  SANDBOX_TIMEOUT_MS: wholeNumber(0, 600_000)
    .default(15_000)
    .describe('How long it lets one wait for the answer to `tok_timeout`.'),
  SANDBOX_RETRY_MS: wholeNumber(10, 600_000)
    .default(1000)
    .describe(
      'How long after a webhook was not taken it is sent again; each time twice as long, to a minute.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('How much is logged, as JSON lines on standard output.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Folder of `sandbox.jsonl`, which has all it ever answered.'),
});

/** Parsed {@link sandboxSettings}. */
export type SandboxSettings = z.infer<typeof sandboxSettings>;

/** Reads the settings once; throws one sentence a bad variable, naming it. */
export const readSandboxSettings = (env: Record<string, string | undefined> = process.env): SandboxSettings =>
  readSettings(sandboxSettings, env);
