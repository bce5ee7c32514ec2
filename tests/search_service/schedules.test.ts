import { beforeAll, expect, test } from '@jest/globals';
import { parseCrontab } from 'graphile-worker';
import { demoDatabase } from '../database.ts';

const database = demoDatabase();

/** The constraint's expression, to be asked of many schedules at once. */
let rule: string;

beforeAll(async () => {
  const { rows } = await database.owner.query(
    `select pg_get_expr(conbin, conrelid) as rule from pg_constraint
     where conname = 'search_index_configs_schedule_is_cron'`,
  );
  rule = rows[0].rule;
});

/** Which of these may be stored. */
async function storable(schedules: string[]): Promise<string[]> {
  const { rows } = await database.owner.query(
    `select indexing_schedule from unnest($1::text[]) with ordinality as given (indexing_schedule, place)
     where ${rule} order by place`,
    [schedules],
  );
  return rows.map((row) => row.indexing_schedule);
}

/** Which of these the worker can read, each as one line. */
const parsable = (schedules: string[]) =>
  schedules.filter((schedule) => {
    try {
      return parseCrontab(`${schedule} rebuild`).length === 1;
    } catch {
      return false;
    }
  });

test('every number and range of every field is stored if and only if the worker can read it', async () => {
  const parts = ['*', '*/5', '*/0', '', ','];
  for (let from = 0; from < 63; from++) {
    parts.push(String(from));
    for (let to = 0; to < 63; to++) parts.push(`${from}-${to}`);
  }
  for (let field = 0; field < 5; field++) {
    const schedules = parts.map((part) => ['*', '*', '*', '*', '*'].with(field, part).join(' '));
    const kept = await storable(schedules);
    expect(kept).toEqual(parsable(schedules));
    expect(kept.length).toBeGreaterThan(20);
  }
});

test('so are lists, and what is no schedule at all', async () => {
  const schedules = [
    '*/30 * * * *',
    '0,15,30-45,*/7 0-5,23 1,31 1-12 1-5,7',
    '5, * * * *',
    ',5 * * * *',
    '5,,6 * * * *',
    '* * * * 1,',
    '1-2-3 * * * *',
    '1,9-4 * * * *',
    '* * * *',
    '* * * * * *',
    '* * * * * rebuild ?max=1',
    '# * * * *',
    '@daily',
    'every day',
    '99 99 * * *',
    '* * * JAN MON',
    ' * * * * *',
    '',
    '* * * * *\n* * * * *',
  ];
  expect(await storable(schedules)).toEqual(schedules.slice(0, 2));
  expect(parsable(schedules)).toEqual(expect.arrayContaining(schedules.slice(0, 2)));
});

test('a schedule the worker cannot read is refused when it is written', async () => {
  await expect(
    database.owner.query(`update search_service.search_index_configs set indexing_schedule = '99 * * * *'`),
  ).rejects.toThrow('search_index_configs_schedule_is_cron');
});
