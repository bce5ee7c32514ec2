import { z } from 'zod';
import { wholeNumber } from '../../../db/settings.ts';

/** Settings of the carriers. */
export const carrierSettings = {
  CARRIER: z
    .enum(['simulated'])
    .default('simulated')
    .describe(
      'Through which interface parcels are carried; `simulated` needs nobody: they travel by the clock.',
    ),
  CARRIER_STEP_SECONDS: wholeNumber(1, 86_400)
    .default(3)
    .describe(
      'Seconds a parcel of the simulated carrier takes from one place to the next; it arrives at the fourth.',
    ),
};

/** Parsed {@link carrierSettings}. */
export interface CarrierSettings {
  CARRIER: 'simulated';
  CARRIER_STEP_SECONDS: number;
}
