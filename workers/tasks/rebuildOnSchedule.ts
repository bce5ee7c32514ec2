import { parseCrontab } from 'graphile-worker';
import { cronPayload, defineTask } from './task.ts';

/**
 * Every minute: rebuilds whose schedule, in search_index_configs, says now, and the first one of a database that was
 * filled before it had a listing. The saga's key makes it one, whoever asks.
 */
export const rebuildOnSchedule = defineTask(cronPayload, async ({ _cron }, { helpers }) => {
  const minute = _cron.ts;
  await helpers.query(
    `select platform.start_saga('rebuild_search_documents', $1, '{}') where search_service.lacks_documents()`,
    [`first, ${minute.toISOString().slice(0, 13)}`],
  );
  const { rows } = await helpers.query<{ index_name: string; indexing_schedule: string }>(
    'select index_name, indexing_schedule from search_service.rebuild_schedules()',
  );
  for (const { index_name, indexing_schedule } of rows) {
    const [item] = parseCrontab(`${indexing_schedule} rebuild`);
    const isDue = item?.match({
      min: minute.getUTCMinutes(),
      hour: minute.getUTCHours(),
      date: minute.getUTCDate(),
      month: minute.getUTCMonth() + 1,
      dow: minute.getUTCDay(),
    });
    if (!isDue) continue;
    const at = minute.toISOString().slice(0, 16).replace('T', ' ');
    await helpers.query(`select platform.start_saga('rebuild_search_documents', $1, '{}')`, [
      `${index_name} ${at}`,
    ]);
  }
});
