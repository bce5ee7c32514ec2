import { cronPayload, defineTask } from './task.ts';

const AT_ONCE = 500;

/**
 * Every minute: what was not paid for in time is given up, what was delivered long enough ago is complete, and what a
 * shop brought itself so long ago that nobody will say so any more has arrived.
 */
export const tendOrders = defineTask(cronPayload, async (_payload, { helpers }) => {
  const { rows: expired } = await helpers.query<{ checkout_id: string }>(
    'select checkout_id from order_service.expired_checkouts($1)',
    [AT_ONCE],
  );
  for (const { checkout_id } of expired) {
    await helpers.query('select order_service.expire_checkout($1)', [checkout_id]);
  }
  for (const page of ['order_service.complete_orders', 'logistics_service.assume_delivered']) {
    let done: number;
    do {
      const { rows } = await helpers.query<{ done: number }>(`select ${page}($1) as done`, [AT_ONCE]);
      done = rows[0]!.done;
    } while (done === AT_ONCE);
  }
});
