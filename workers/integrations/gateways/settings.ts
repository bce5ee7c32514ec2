import { z } from 'zod';
import { wholeNumber } from '../../../db/settings.ts';

/** Settings about who moves the money; the API and the worker must have the same. */
export const gatewaySettings = {
  PAYMENT_GATEWAY: z
    .enum(['sandbox'])
    .default('sandbox')
    .describe('Who takes new payments. A payment stays with the gateway it was begun with.'),
  GATEWAY_TIMEOUT_MS: wholeNumber(100, 120_000)
    .default(10_000)
    .describe('How long a payment gateway may take to answer; then it is asked again, with the same key.'),
  SANDBOX_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      message: 'must be a URL that starts with http:// or https://',
    })
    .transform((text) => text.replace(/\/+$/, ''))
    .default('http://127.0.0.1:4002')
    .describe('Where the sandbox gateway listens (`npm run sandbox`).'),
  SANDBOX_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe(
      'What the sandbox gateway knows us by, and signs its webhooks with. Unset: nothing is paid by it. `npm start` makes one.',
    ),
};

const parsed = z.object(gatewaySettings);

/** Parsed {@link gatewaySettings}. */
export type GatewaySettings = z.infer<typeof parsed>;
