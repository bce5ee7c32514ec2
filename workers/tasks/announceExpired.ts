import { cronPayload, defineTask } from './task.ts';

/**
 * Daily, once the day has begun in UTC: stock that expires on it can be promised no more, and no row changes with that.
 * A day missed is made up for by the crontab's `fill`, as a job to itself.
 */
export const announceExpired = defineTask(cronPayload, async ({ _cron }, { helpers }) => {
  const day = _cron.ts.toISOString().slice(0, 10);
  let after: string | null = '';
  while (after !== null) {
    const { rows }: { rows: { after: string | null }[] } = await helpers.query(
      'select wms_service.announce_expired($1, $2) as after',
      [day, after],
    );
    after = rows[0]!.after;
  }
});
