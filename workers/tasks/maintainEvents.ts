import { z } from 'zod';
import { defineTask } from './task.ts';

/** Receipts outlive any job that could ask for them. */
const RECEIPTS_KEPT = '30 days';

/**
 * Daily: partitions for the months ahead; an end to what nobody is there to be told, and to events and messages older
 * than their retention.
 */
export const maintainEvents = (retentionMonths: number) =>
  defineTask(z.looseObject({}), async (_payload, { helpers }) => {
    await helpers.query('select platform.prepare_event_partitions()');
    await helpers.query('select platform.forget_deliveries()');
    await helpers.query('select platform.forget_events($1)', [retentionMonths]);
    await helpers.query('select platform.forget_job_receipts($1)', [RECEIPTS_KEPT]);
  });
