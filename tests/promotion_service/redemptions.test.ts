import { beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { demoDatabase } from '../database.ts';
import { refusal } from '../events.ts';

const database = demoDatabase();

/** Runs one statement as a service, committed. */
async function as(role: string, sql: string, values: unknown[] = []): Promise<any[]> {
  const client = new pg.Client({ connectionString: database.connections.owner });
  await client.connect();
  try {
    await client.query(`set role ${role}`);
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
interface Line {
  no: number;
  product?: number;
  category?: number;
  seller?: number;
  amount: string;
}
const written = (lines: Line[]) =>
  `{${lines
    .map(
      ({ no, product = 1, category = 1, seller = 1, amount }) =>
        `"(${no},${product},${category},${seller},${amount})"`,
    )
    .join(',')}}`;
const discounts = async (lines: Line[], code: string | null = null, user: number | null = 7) =>
  (
    await as(
      'order_service',
      'select * from promotion_service.discounts_of($1, $2, $3) order by line_no, promotion_id',
      [written(lines), code, user],
    )
  ).map(({ promotion_id, line_no, amount, frees_shipping }) => [
    Number(line_no),
    Number(promotion_id),
    frees_shipping ? 'free delivery' : amount,
  ]);
const why = async (code: string, lines: Line[], user = 7) =>
  (
    await as('order_service', 'select promotion_service.promo_code_refusal($1, $2, $3) as why', [
      code,
      written(lines),
      user,
    ])
  )[0].why;

async function promotion(given: Record<string, unknown>): Promise<number> {
  const all = {
    name: 'A sale',
    discount_type: 'PERCENTAGE',
    discount_value: 10,
    start_date: '2026-01-01',
    end_date: '2099-01-01',
    ...given,
  };
  const names = Object.keys(all);
  const [{ promotion_id }] = await as(
    'promotion_service',
    `insert into promotion_service.promotions (${names.join(', ')})
     values (${names.map((_, at) => `$${at + 1}`).join(', ')}) returning promotion_id`,
    Object.values(all),
  );
  return Number(promotion_id);
}

beforeAll(async () => {
  await as('promotion_service', 'update promotion_service.promotions set is_active = false');
});
const alone = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } finally {
    await as('promotion_service', 'update promotion_service.promotions set is_active = false');
  }
};

describe('what is given', () => {
  test('percent, rounded half up once a line', () =>
    alone(async () => {
      const id = await promotion({ discount_value: 12.5 });
      expect(
        await discounts([
          { no: 1, amount: '0.04' },
          { no: 2, amount: '9.99' },
        ]),
      ).toEqual([
        [1, id, '0.01'],
        [2, id, '1.25'],
      ]);
    }));

  test('an amount, split so that its parts add up, and never more than the goods are worth', () =>
    alone(async () => {
      const id = await promotion({ discount_type: 'FIXED_AMOUNT', discount_value: 100 });
      const thirds = [1, 2, 3].map((no) => ({ no, amount: '50.00' }));
      expect(await discounts(thirds)).toEqual([
        [1, id, '33.34'],
        [2, id, '33.33'],
        [3, id, '33.33'],
      ]);
      expect(await discounts([{ no: 1, amount: '30.00' }])).toEqual([[1, id, '30.00']]);
    }));

  test('free delivery, beside a discount', () =>
    alone(async () => {
      const [free, off] = [
        await promotion({ discount_type: 'FREE_SHIPPING', discount_value: 0 }),
        await promotion({}),
      ];
      expect(await discounts([{ no: 1, amount: '10.00' }])).toEqual(
        [
          [1, free, 'free delivery'],
          [1, off, '1.00'],
        ].sort((a, b) => Number(a[1]) - Number(b[1])),
      );
    }));

  test('from a minimum on, of what it is for', () =>
    alone(async () => {
      const id = await promotion({ min_order_amount: 100, applies_to_seller_ids: [1] });
      const other = { no: 2, seller: 2, amount: '500.00' };
      expect(await discounts([{ no: 1, amount: '99.99' }, other])).toEqual([]);
      expect(await discounts([{ no: 1, amount: '100.00' }, other])).toEqual([[1, id, '10.00']]);
    }));

  test('by product, by shop, by category with all below it; a shop’s own for its own goods, whatever it says', () =>
    alone(async () => {
      const [{ child, root }] = await as(
        'product_service',
        `select category_id as child, path[1] as root from product_service.category_paths
         where cardinality(path) = 3 limit 1`,
      );
      const byCategory = await promotion({ applies_to_category_ids: [root] });
      expect(
        await discounts([
          { no: 1, category: Number(child), amount: '10.00' },
          { no: 2, category: 999_999, amount: '10.00' },
        ]),
      ).toEqual([[1, byCategory, '1.00']]);
      await as('promotion_service', 'update promotion_service.promotions set is_active = false');
      const own = await promotion({ seller_id: 2, applies_to_seller_ids: [1, 2] });
      expect(
        await discounts([
          { no: 1, seller: 1, amount: '10.00' },
          { no: 2, seller: 2, amount: '10.00' },
        ]),
      ).toEqual([[2, own, '1.00']]);
    }));

  test('once a line: the code first, then what gives most', () =>
    alone(async () => {
      const code = await promotion({ code: 'ANNA5', discount_value: 5, applies_to_product_ids: [1] });
      const small = await promotion({ discount_value: 10 });
      const large = await promotion({ discount_value: 20, applies_to_product_ids: [1, 2] });
      const lines = [1, 2, 3].map((no) => ({ no, product: no, amount: '100.00' }));
      expect(await discounts(lines, ' anna5 ')).toEqual([
        [1, code, '5.00'],
        [2, large, '20.00'],
        [3, small, '10.00'],
      ]);
      expect(await discounts(lines)).toEqual([
        [1, large, '20.00'],
        [2, large, '20.00'],
        [3, small, '10.00'],
      ]);
    }));

  test('not before, not after, not when switched off', () =>
    alone(async () => {
      await promotion({ start_date: '2098-01-01' });
      await promotion({ end_date: '2026-01-02' });
      await promotion({ is_active: false });
      expect(await discounts([{ no: 1, amount: '10.00' }])).toEqual([]);
    }));
});

test('a code that gives nothing says why', () =>
  alone(async () => {
    await promotion({ code: 'EARLY', start_date: '2098-01-01' });
    await promotion({ code: 'LATE', end_date: '2026-01-02' });
    await promotion({ code: 'RICH', min_order_amount: 1000 });
    await promotion({ code: 'OTHERS', applies_to_product_ids: [2] });
    await promotion({ code: 'GOOD' });
    const lines = [{ no: 1, amount: '10.00' }];
    const told: Record<string, unknown> = {};
    for (const code of ['EARLY', 'LATE', 'RICH', 'OTHERS', 'good', 'NO SUCH', ''])
      told[code] = await why(code, lines);
    expect(told).toEqual({
      EARLY: 'NOT_YET',
      LATE: 'OVER',
      RICH: 'BELOW_MINIMUM',
      OTHERS: 'NOTHING_APPLIES',
      good: null,
      'NO SUCH': 'UNKNOWN',
      '': 'UNKNOWN',
    });
  }));

describe('limits', () => {
  let checkouts = 1_000_000;
  const redeem = (promotionId: number, user: number, checkout = ++checkouts, orders = [checkout]) =>
    as('order_service', 'select promotion_service.redeem($1, $2, $3)', [
      checkout,
      user,
      `{${orders.map((order) => `"(${promotionId},${order},1.00)"`).join(',')}}`,
    ]).then(() => checkout);
  const release = (checkout: number, order: number | null = null) =>
    as('order_service', 'select promotion_service.release_redemptions($1, $2)', [checkout, order]);
  const used = async (id: number) =>
    (
      await as(
        'promotion_service',
        'select used_count from promotion_service.promotions where promotion_id = $1',
        [id],
      )
    )[0].used_count;
  const checks = async () =>
    (
      await database.owner.query(`select check_name, subject from promotion_service.check_invariants()
      where check_name in ('usage_is_its_redemptions', 'promotion_count_is_its_redemptions')`)
    ).rows;

  test('sixty users race for the last five uses: five have them', async () => {
    const id = await promotion({ code: 'FIVE', usage_limit_total: 5 });
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, at) => refusal(redeem(id, 100 + at))));
    expect(outcomes.filter((outcome) => outcome === 'not refused')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'PROMOTION_USED_UP')).toHaveLength(55);
    expect(await used(id)).toBe(5);
    expect(await why('FIVE', [{ no: 1, amount: '10.00' }])).toBe('USED_UP');
    expect(await checks()).toEqual([]);
  });

  test('one user in thirty tabs uses it twice, as often as one may; what is released can be used again', async () => {
    const id = await promotion({ code: 'TWICE', usage_limit_per_user: 2 });
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => refusal(redeem(id, 7))));
    expect(outcomes.filter((outcome) => outcome === 'not refused')).toHaveLength(2);
    expect(await why('TWICE', [{ no: 1, amount: '10.00' }])).toBe('USED_BY_YOU');
    const [{ checkout_id }] = await as(
      'promotion_service',
      'select checkout_id from promotion_service.promotion_redemptions where promotion_id = $1 limit 1',
      [id],
    );
    await Promise.all(Array.from({ length: 5 }, () => release(checkout_id)));
    expect(await why('TWICE', [{ no: 1, amount: '10.00' }])).toBeNull();
    await redeem(id, 7);
    expect(await refusal(redeem(id, 7))).toBe('PROMOTION_USED_UP');
    expect(await checks()).toEqual([]);
  });

  test('a checkout of three shops is one use, given back with the last of its orders, however they go', async () => {
    const id = await promotion({ usage_limit_total: 1 });
    const checkout = await redeem(id, 8, ++checkouts, [1, 2, 3]);
    await release(checkout, 1);
    expect(await used(id)).toBe(1);
    await Promise.all([release(checkout, 2), release(checkout, 3)]);
    expect(await used(id)).toBe(0);
    expect(await checks()).toEqual([]);
  });

  test('of several promotions all are used, or none', async () => {
    const [open, spent] = [
      await promotion({ usage_limit_total: 9 }),
      await promotion({ usage_limit_total: 1 }),
    ];
    await redeem(spent, 9);
    const both = as('order_service', 'select promotion_service.redeem($1, 9, $2)', [
      ++checkouts,
      `{"(${open},1,1.00)","(${spent},1,1.00)"}`,
    ]);
    expect(await refusal(both)).toBe('PROMOTION_USED_UP');
    expect(await used(open)).toBe(0);
  });

  test('only order_service uses them', async () => {
    for (const role of ['cart_service', 'market_customer', 'market_admin', 'seller_service'])
      expect(await refusal(as(role, `select promotion_service.redeem(1, 1, '{}')`))).toBe('42501');
  });
});
