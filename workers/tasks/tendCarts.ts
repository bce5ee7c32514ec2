import { cronPayload, defineTask } from './task.ts';

/** Every ten minutes: visitors' carts that have expired go, and users' carts that were left are told of. */
export const tendCarts = defineTask(cronPayload, async (_payload, { helpers }) => {
  let removed: number;
  do {
    const { rows } = await helpers.query<{ removed: number }>('select cart_service.tend_carts() as removed');
    removed = rows[0]!.removed;
  } while (removed > 0);
});
