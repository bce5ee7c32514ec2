import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { apiServer } from '../api/apiServer.ts';
import { peopleOf, type Asker } from '../seller_service/people.ts';
import { startWorkerProcess, type WorkerProcess } from '../workers/workerProcess.ts';
import { buyer, fboGoods, fbsGoods, type Buyer, type Goods } from './buyers.ts';
import { ordersOf } from './orders.ts';

let worker: WorkerProcess | undefined;
let listener: pg.Client | undefined;
afterAll(async () => {
  worker?.kill('SIGKILL');
  await Promise.all([worker?.ended, listener?.end()]);
});

const server = apiServer();
const orders = ordersOf(server);
const people = peopleOf(server);

let anna: Buyer;
let own: Goods;
let stored: Goods;
let manager: Asker;
beforeAll(async () => {
  anna = await buyer(server, 50);
  [own] = (await fbsGoods(server, 1, 50)) as [Goods];
  stored = await fboGoods(server, 10);
  manager = await people.staff(Number(own.seller), 'MANAGER');
});

const start = async () => {
  worker = await startWorkerProcess(server.database, { CARRIER_STEP_SECONDS: '1' });
};
const until = async (orderId: string, status: string) => {
  for (let tries = 0; tries < 150; tries += 1) {
    if ((await orders.state(orderId)).status === status) return;
    await sleep(200);
  }
  throw new Error(`order ${orderId} is not ${status}:\n${worker?.output()}`);
};

test('what was sent travels and arrives, though the worker dies on the way; who follows the order is told', async () => {
  const sent = (await orders.buy(anna, [[own, 1]])).orderId;
  const stock = (await orders.buy(anna, [[stored, 1]])).orderId;
  const told: string[] = [];
  listener = new pg.Client({ connectionString: server.database.connections.owner });
  await listener.connect();
  listener.on('notification', ({ channel }) => told.push(channel));
  await listener.query(`listen "order:${sent}"`);

  await start();
  expect(await orders.act('markShipped', { orderId: sent, trackingNumber: 'GO-1' }, manager.headers)).toBe(
    'SHIPPED',
  );
  // The warehouse makes no parcel of this service: the worker does.
  await orders.sql(`select order_service.mark_dispatched($1, 'GO-2')`, stock);
  await sleep(1500);
  worker!.kill('SIGKILL');
  await worker!.ended;
  await start();
  await Promise.all([until(sent, 'DELIVERED'), until(stock, 'DELIVERED')]);

  for (const [orderId, number] of [
    [sent, 'GO-1'],
    [stock, 'GO-2'],
  ]) {
    const { data } = await anna.run(
      `query ($id: BigInt!) { tracking(orderId: $id) { status trackingNumber steps { status } } }`,
      { id: orderId },
    );
    expect(data.tracking).toEqual({
      status: 'DELIVERED',
      trackingNumber: number,
      steps: ['ACCEPTED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED'].map((status) => ({ status })),
    });
  }
  await sleep(500);
  expect(told.length).toBeGreaterThanOrEqual(2);
}, 60_000);
