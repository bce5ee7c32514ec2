import { z } from 'zod';

/** An amount as it is sent, in hundredths. */
export const money = z.object({
  value: z
    .string()
    .regex(/^\d{1,10}(\.\d{1,2})?$/, 'must be an amount like 1234.50')
    .transform((value) => Math.round(Number(value) * 100))
    .refine((hundredths) => hundredths > 0, 'must be more than nothing'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency like RUB'),
});

/** Hundredths as they are sent. */
export const written = (hundredths: number): string => (hundredths / 100).toFixed(2);
