import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn, type SignedIn } from '../api/signIn.ts';
import { connect } from '../api/socketClient.ts';
import { startWorkerProcess, until, type WorkerProcess } from './workerProcess.ts';

/** The whole way: a mutation, its event, the worker, the document, the listing and who follows it. */
const server = apiServer();
let worker: WorkerProcess;
let moderator: SignedIn;
let manager: SignedIn;
let product: { id: string; seller: string };

beforeAll(async () => {
  worker = await startWorkerProcess(server.database);
  moderator = await signIn(server.database, 3002, 'admin');
  manager = await signIn(server.database, 1001, 'seller');
  const { rows } = await server.database.owner.query(
    `select product_id as id, seller_id as seller
     from product_service.products
     join product_service.product_variants as variant using (product_id, seller_id)
     where status = 'PENDING_MODERATION' and is_active
       and seller_id = (select seller_id from seller_service.seller_staff where user_id = 1001)
     order by 1 limit 1`,
  );
  product = rows[0];
});
afterAll(async () => {
  worker?.kill('SIGKILL');
  await worker?.ended;
});

const document = async () =>
  (
    await server.run(
      'query ($id: BigInt!) { productDocument(productId: $id) { priceMinMinor sellerName } }',
      { id: product.id },
    )
  ).data.productDocument;
const listed = async () =>
  (
    await server.run(
      'query ($seller: BigInt!) { browseProducts(filter: { sellerId: $seller }, first: 100) { nodes { productId } } }',
      { seller: product.seller },
    )
  ).data.browseProducts.nodes.length;
async function mutate(field: string, input: object, by: SignedIn, type: string): Promise<void> {
  const { errors } = await server.run(
    `mutation ($input: ${type}!) { ${field}(input: $input) { clientMutationId } }`,
    { input },
    by.headers,
  );
  expect(errors).toBeUndefined();
}

test('approved it is listed, its new price is told to who follows it, archived it is gone', async () => {
  expect(await document()).toBeNull();
  await mutate('approveProduct', { productId: product.id }, moderator, 'ApproveProductInput');
  await until('listed', 5, async () => (await document()) !== null);

  const socket = await connect(server);
  await socket.subscribe(
    `subscription { productDocumentUpdated(productId: ${product.id}) { event productDocument { priceMinMinor } } }`,
    {},
    'price',
  );
  await mutate('changePrice', { productId: product.id, basePrice: '4321.00' }, manager, 'ChangePriceInput');
  await until('told', 5, async () => JSON.stringify(socket.messages).includes('CHANGED'));
  expect(Number((await document()).priceMinMinor)).toBeGreaterThan(0);

  await mutate('archiveProduct', { productId: product.id }, manager, 'ArchiveProductInput');
  await until('gone', 5, async () => (await document()) === null);
});

test('a suspended shop leaves the listing and comes back whole', async () => {
  const before = await listed();
  expect(before).toBeGreaterThan(10);
  await mutate(
    'suspendSeller',
    { sellerId: product.seller, reason: 'Goods that are not theirs' },
    moderator,
    'SuspendSellerInput',
  );
  await until('all gone', 5, async () => (await listed()) === 0);
  await mutate('reinstateSeller', { sellerId: product.seller }, moderator, 'ReinstateSellerInput');
  await until('all back', 10, async () => (await listed()) === before);
});

test('an administrator rebuilds the listing; nobody notices', async () => {
  const before = await listed();
  const { data, errors } = await server.run(
    'mutation { rebuildSearchIndex(input: {}) { result } }',
    {},
    (await signIn(server.database, 3005, 'admin')).headers,
  );
  expect(errors).toBeUndefined();
  await until('rebuilt', 30, async () => {
    expect(await listed()).toBe(before);
    const { rows } = await server.database.owner.query(
      'select status from platform.sagas where saga_id = $1',
      [data.rebuildSearchIndex.result],
    );
    return rows[0].status === 'COMPLETED';
  });
});

test('and every invariant holds', async () => {
  await until('all told', 5, async () => {
    const { rows } = await server.database.owner.query(
      'select count(*)::int as n from platform.event_deliveries',
    );
    return rows[0].n === 0;
  });
  expect((await server.database.owner.query('select * from platform.check_invariants()')).rows).toEqual([]);
});
