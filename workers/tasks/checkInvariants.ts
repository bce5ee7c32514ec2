import type { Logger } from 'pino';
import { z } from 'zod';
import { defineTask } from './task.ts';

/** Hourly: an invariant that does not hold is an alarm, whatever was running. */
export const checkInvariants = (log: Logger) =>
  defineTask(z.looseObject({}), async (_payload, { helpers }) => {
    const invariants = await helpers.query('select * from platform.check_invariants()');
    const orphans = await helpers.query('select * from platform.check_logical_keys()');
    for (const found of [...invariants.rows, ...orphans.rows])
      log.error({ alarm: true, found }, 'an invariant does not hold');
  });
