import { z } from 'zod';
import { defineTask } from './task.ts';

/** Hourly: exports of users' data are kept for seven days, and no longer. */
export const sweepDataExports = defineTask(z.looseObject({}), async (_payload, { helpers }) => {
  await helpers.query('select user_service.sweep_data_exports()');
});
