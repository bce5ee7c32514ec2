import { expect, test } from '@jest/globals';
import { emptyDatabase } from '../database.ts';

const database = emptyDatabase();
const split = async (amount: string, weights: number[]): Promise<number[]> =>
  (await database.owner.query('select platform.split_amount($1, $2)::float8[] as parts', [amount, weights]))
    .rows[0].parts;

test.each([
  ['100.00', [1, 1, 1], [33.34, 33.33, 33.33]],
  ['0.01', [1, 1], [0.01, 0]],
  ['10.00', [3, 1], [7.5, 2.5]],
  ['5.00', [0, 0], [2.5, 2.5]],
  ['7.77', [0, 5, 0], [0, 7.77, 0]],
  ['0.05', [0.01, 0.01, 99.98], [0, 0, 0.05]],
])('%s by %p', async (amount, weights, parts) => {
  expect(await split(amount, weights)).toEqual(parts);
});

test('any amount by any weights: parts add up, none is further than a hundredth from its share, none is less than nothing', async () => {
  const { rows } = await database.owner.query(`
    with drawn as (
      select
        n,
        round((random() * 100000)::numeric, 2) as amount,
        array(
          select round((random() * 1000)::numeric * (random() < 0.9)::integer, 2)
          from generate_series(1, 1 + (random() * 12)::integer + n * 0)
        ) as weights
      from generate_series(1, 3000) as n
    ), split as (
      select *, platform.split_amount(amount, weights) as parts, (select sum(w) from unnest(weights) as w) as whole
      from drawn
    )
    select amount, weights, parts
    from split
    where amount <> (select sum(part) from unnest(parts) as part)
      or cardinality(parts) <> cardinality(weights)
      or exists (
        select
        from unnest(parts, weights) as each (part, weight)
        where part < 0
          or part <> round(part, 2)
          or abs(part - amount * case when whole = 0 then 1.0 / cardinality(weights) else weight / whole end) >= 0.01
      )`);
  expect(rows).toEqual([]);
});
