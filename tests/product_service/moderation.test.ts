import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { asAdmin, asAnonymous, asCustomer, asSeller, type Claims } from '../callers.ts';
import { announced, call, consume, refusal } from '../events.ts';

const server = apiServer();
const editor = asSeller(1, 'PRODUCT_EDITOR', 1002);
const moderator = { ...asAdmin(['MODERATOR'], 2, 3002), 'market.ip': '192.0.2.7', 'market.request_id': 'r1' };

const change = (sql: string, values: unknown[] = []) => server.database.owner.query(sql, values);
const as = (claims: Claims, sql: string, ...values: unknown[]) => call(server.database, claims, sql, values);
const submit = (id: unknown, claims = editor) =>
  as(claims, 'select product_service.submit_product_for_moderation($1)', id);
const approve = (id: unknown, claims: Claims = moderator) =>
  as(claims, 'select product_service.approve_product($1)', id);
const reject = (id: unknown, reason: unknown = 'Blurred pictures', claims: Claims = moderator) =>
  as(claims, 'select product_service.reject_product($1, $2)', id, reason);
const archive = (id: unknown, claims = editor) =>
  as(claims, 'select product_service.archive_product($1)', id);
const price = (id: unknown, to: unknown, claims = editor) =>
  as(claims, 'select product_service.change_price($1, $2)', id, to);
const stock = (id: unknown, to: unknown, claims = editor) =>
  as(claims, 'select product_service.set_stock($1, $2)', id, to);
const statusOf = async (id: number) =>
  (await change('select status from product_service.products where product_id = $1', [id])).rows[0].status;

/** A draft of shop 1 that has all it needs, made as its staff would. */
let draft: number;
let variant: number;

beforeEach(async () => {
  draft = Number(
    await as(
      editor,
      `insert into product_service.products (name, description, base_price, category_id, main_image_url)
       values ('Lamp', 'A lamp', 10, 1001, '/media/lamp.webp') returning product_id`,
    ),
  );
  variant = Number(
    await as(
      editor,
      'insert into product_service.product_variants (product_id, sku_code) values ($1, $2) returning variant_id',
      draft,
      `lamp-${draft}`,
    ),
  );
  await as(
    editor,
    `insert into product_service.product_images (product_id, url, is_main) values ($1, '/media/lamp.webp', true)`,
    draft,
  );
});

test('a draft is submitted, sent back, submitted again, approved and archived, and each step is told of', async () => {
  const told = async (topic: string, work: () => Promise<unknown>, status: string) => {
    expect(await announced(server.database, work)).toEqual([`${topic} ${draft}`]);
    expect(await statusOf(draft)).toBe(status);
  };
  await told('product.submitted', () => submit(draft), 'PENDING_MODERATION');
  await told('product.rejected', () => reject(draft), 'REJECTED');
  await told('product.submitted', () => submit(draft), 'PENDING_MODERATION');
  await told('product.approved', () => approve(draft), 'ACTIVE');
  await told('price.changed', () => price(draft, 12.5), 'ACTIVE');
  await told('product.archived', () => archive(draft), 'ARCHIVED');
});

describe('refused', () => {
  const strangers: [string, Claims][] = [
    ['a visitor', asAnonymous()],
    ['a customer', asCustomer(1)],
    ['an order processor', asSeller(1, 'ORDER_PROCESSOR', 1003)],
    ['a financier', asSeller(1, 'FINANCIER', 1004)],
    ['support', asAdmin(['SUPPORT'], 3, 3003)],
    ['a customer with a claim to a shop', { ...asSeller(1, 'MANAGER', 1), role: 'market_customer' }],
  ];
  test.each(strangers)('%s does none of it', async (_who, claims) => {
    for (const attempt of [
      () => submit(draft, claims),
      () => archive(draft, claims),
      () => price(draft, 1, claims),
      () => stock(variant, 1, claims),
      () => approve(draft, claims),
      () => reject(draft, 'No', claims),
    ])
      expect(['FORBIDDEN', '42501']).toContain(await refusal(attempt()));
  });

  test('another shop’s card is not there', async () => {
    const other = asSeller(2, 'MANAGER', 1006);
    for (const attempt of [
      () => submit(draft, other),
      () => archive(draft, other),
      () => price(draft, 1, other),
    ])
      expect(await refusal(attempt())).toBe('NOT_FOUND');
    expect(await refusal(stock(variant, 1, other))).toBe('NOT_FOUND');
    for (const attempt of [
      () => submit(null),
      () => archive(null),
      () => price(null, 1),
      () => stock(null, 1),
      () => approve(null),
      () => reject(0),
    ])
      expect(await refusal(attempt())).toBe('NOT_FOUND');
  });

  test('staff do not approve their own, moderators do not submit', async () => {
    await submit(draft);
    expect(await refusal(approve(draft, editor))).toBe('42501');
    expect(await refusal(submit(draft, moderator as never))).toBe('42501');
    expect(await refusal(approve(draft, asAdmin(['FINANCE'], 4, 3004)))).toBe('FORBIDDEN');
  });

  test('in a state that does not allow it', async () => {
    expect(await refusal(archive(draft))).toBe('INVALID_STATE');
    expect(await refusal(approve(draft))).toBe('INVALID_STATE');
    expect(await refusal(reject(draft))).toBe('INVALID_STATE');
    await submit(draft);
    expect(await refusal(submit(draft))).toBe('INVALID_STATE');
    await approve(draft);
    expect(await refusal(approve(draft))).toBe('INVALID_STATE');
    await archive(draft);
    for (const attempt of [
      () => submit(draft),
      () => archive(draft),
      () => price(draft, 1),
      () => stock(variant, 1),
    ])
      expect(await refusal(attempt())).toBe('INVALID_STATE');
  });

  test.each([
    [
      'no active variant',
      'update product_service.product_variants set is_active = false where product_id = $1',
    ],
    ['no main image', 'update product_service.product_images set is_main = false where product_id = $1'],
    [
      'a category with others in it',
      'update product_service.products set category_id = 101 where product_id = $1',
    ],
  ])('a card with %s is not submitted', async (_what, sql) => {
    await change(sql, [draft]);
    expect(await refusal(submit(draft))).toBe('INVALID_STATE');
    expect(await statusOf(draft)).toBe('DRAFT');
  });

  test.each([null, '', '   ', 'x'.repeat(501)])('a reason of %j', async (reason) => {
    await submit(draft);
    expect(await refusal(reject(draft, reason))).toBe('INVALID_INPUT');
  });

  test.each([null, -1, 0.001, 'NaN', 1e8])('a price of %j', async (to) => {
    expect(await refusal(price(draft, to))).toBe('INVALID_INPUT');
  });

  test.each([null, -1])('a stock of %j', async (to) => {
    expect(await refusal(stock(variant, to))).toBe('INVALID_INPUT');
  });
});

describe('the machine holds whoever writes', () => {
  const set = (status: string) =>
    change('update product_service.products set status = $2 where product_id = $1', [draft, status]);

  test('a person with a console, too', async () => {
    expect(await refusal(set('ACTIVE'))).toBe('INVALID_STATE');
    expect(await refusal(set('PENDING_MODERATION'))).toBe('FORBIDDEN');
    expect(await refusal(set('DRAFT'))).toBe('not refused');
  });

  test('a sentence names the state', async () => {
    await expect(set('ARCHIVED')).rejects.toThrow('What is DRAFT cannot become ARCHIVED.');
    await expect(approve(draft)).rejects.toThrow('The product is DRAFT');
  });
});

test('what an administrator did is on record, with what it changed and from where', async () => {
  await submit(draft);
  await reject(draft, '  Blurred pictures ');
  const { rows } = await change(
    `select admin_user_id::integer, action, resource_type, resource_id, host(ip_address) as ip, before_json, after_json
     from admin_service.admin_activity_logs order by log_id desc limit 1`,
  );
  expect(rows[0]).toEqual({
    admin_user_id: 2,
    action: 'rejectProduct',
    resource_type: 'PRODUCT',
    resource_id: String(draft),
    ip: '192.0.2.7',
    before_json: { status: 'PENDING_MODERATION' },
    after_json: { status: 'REJECTED', reason: 'Blurred pictures' },
  });
});

test('lists show the image the card shows first', async () => {
  await change(`update product_service.product_images set url = '/media/lit.webp' where product_id = $1`, [
    draft,
  ]);
  await submit(draft);
  const { rows } = await change('select main_image_url from product_service.products where product_id = $1', [
    draft,
  ]);
  expect(rows).toEqual([{ main_image_url: '/media/lit.webp' }]);
});

describe('a shop that may not sell', () => {
  const standing = (verb: string) => as(moderator, `select seller_service.${verb}`);
  const suspend = () => standing(`suspend_seller(1, 'Sells fakes')`);
  const follow = () => consume(server.database, 'product_service.shop_states');
  const isListed = async () =>
    (await as(
      asAnonymous(),
      'select is_listed from product_service.products where product_id = $1',
      draft,
    )) ?? false;
  const insert = `insert into product_service.products (name, description, base_price, category_id, main_image_url)
    values ('Late', 'Late', 10, 1001, '/media/late.webp') returning product_id, is_shop_active`;
  const knows = async (id: number) =>
    (await change('select is_shop_active as it from product_service.products where product_id = $1', [id]))
      .rows[0].it;

  afterEach(async () => {
    await standing('reinstate_seller(1)');
    while ((await follow()).taken);
  });

  test('gets no card into the catalogue, new or old, before its notice or after', async () => {
    await submit(draft);
    await suspend();
    await approve(draft);
    expect(await isListed()).toBe(false);
    await follow();
    expect(await isListed()).toBe(false);
    expect(await knows(Number(await as(editor, insert)))).toBe(false);
    const { rows } = await change(
      `select * from platform.check_invariants() where check_name = 'card_knows_whether_its_shop_sells'`,
    );
    expect(rows).toEqual([]);
  });

  test('and its cards come with it when it may sell again', async () => {
    await suspend();
    await follow();
    await submit(draft);
    await approve(draft);
    expect(await isListed()).toBe(false);
    await standing('reinstate_seller(1)');
    await follow();
    expect(await isListed()).toBe(true);
    await suspend();
  });

  test.each([
    ['made', editor, insert],
    ['approved', moderator, 'select product_service.approve_product($1)'],
  ] as [string, Claims, string][])(
    'has a card that was being %s as it was stopped',
    async (_what, who, sql) => {
      await submit(draft);
      // As after a stop of before: what the card says now is what it should say after this one.
      await change('update product_service.products set is_shop_active = false where product_id = $1', [
        draft,
      ]);
      const writer = await server.database.api.connect();
      try {
        await writer.query('begin');
        for (const [name, value] of Object.entries(who))
          await writer.query('select set_config($1, $2, true)', [name, value]);
        const { rows } = await writer.query(sql, sql.includes('$1') ? [draft] : []);
        await suspend();
        const followed = follow();
        await new Promise((resolve) => setTimeout(resolve, 300));
        await writer.query('commit');
        await followed;
        expect(await knows(Number(Object.values(rows[0])[0]))).toBe(false);
      } finally {
        await writer.query('rollback');
        writer.release();
      }
    },
  );
});

test('the same stock and price again are no change', async () => {
  await submit(draft);
  await approve(draft);
  expect(await announced(server.database, () => stock(variant, 4))).toEqual([`stock.changed ${variant}`]);
  expect(await announced(server.database, () => stock(variant, 4))).toEqual([]);
  expect(await announced(server.database, () => price(draft, 10))).toEqual([]);
});

describe('over GraphQL', () => {
  let shop: Record<string, string>;
  let admin: Record<string, string>;
  beforeAll(async () => {
    shop = (await signIn(server.database, 1002, 'seller')).headers;
    admin = (await signIn(server.database, 3002, 'admin')).headers;
  });
  const run = (headers: Record<string, string>, field: string, input: object, ask: string) =>
    server.run(
      `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { ${ask} } }`,
      { input },
      headers,
    );

  test('a mutation answers with the row as the caller may see it', async () => {
    const submitted = await run(
      shop,
      'submitProductForModeration',
      { productId: String(draft) },
      'productId product { name status }',
    );
    expect(submitted.data.submitProductForModeration).toEqual({
      productId: String(draft),
      product: { name: 'Lamp', status: 'PENDING_MODERATION' },
    });
    const approved = await run(
      admin,
      'approveProduct',
      { productId: String(draft) },
      'product { status isListed }',
    );
    expect(approved.data.approveProduct.product).toEqual({ status: 'ACTIVE', isListed: true });
    const priced = await run(
      shop,
      'changePrice',
      { productId: String(draft), basePrice: '99.90' },
      'product { basePrice }',
    );
    expect(priced.data.changePrice.product.basePrice).toBe('99.90');
    const stocked = await run(
      shop,
      'setStock',
      { variantId: String(variant), quantity: 3 },
      'productVariant { inStockFbs }',
    );
    expect(stocked.data.setStock.productVariant).toEqual({ inStockFbs: true });
    const archived = await run(shop, 'archiveProduct', { productId: String(draft) }, 'product { status }');
    expect(archived.data.archiveProduct.product.status).toBe('ARCHIVED');
  });

  test('a refusal names its code and field', async () => {
    const refused = await run(admin, 'rejectProduct', { productId: String(draft), reason: ' ' }, 'productId');
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'reason' });
    const wrong = await run(admin, 'approveProduct', { productId: String(draft) }, 'productId');
    expect([wrong.code, wrong.errors![0]!.message]).toEqual([
      'INVALID_STATE',
      expect.stringContaining('The product is DRAFT'),
    ]);
    expect((await run(shop, 'approveProduct', { productId: String(draft) }, 'productId')).code).toBe(
      'FORBIDDEN',
    );
  });
});
