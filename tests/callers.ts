import type pg from 'pg';

/** Settings of a request, as the API sets them for one transaction. */
export type Claims = Record<string, string>;

/** A visitor without an account. */
export const asAnonymous = (): Claims => ({ role: 'market_anonymous' });

/** A signed-in buyer. */
export const asCustomer = (userId: number): Claims => ({
  role: 'market_customer',
  'market.user_id': String(userId),
});

/** A member of a shop's staff. */
export const asSeller = (sellerId: number, staffRole: string, userId: number): Claims => ({
  role: 'market_seller',
  'market.user_id': String(userId),
  'market.seller_id': String(sellerId),
  'market.staff_role': staffRole,
});

/** A warehouse operator. */
export const asOperator = (warehouseIds: number[], userId: number): Claims => ({
  role: 'market_operator',
  'market.user_id': String(userId),
  'market.warehouse_ids': warehouseIds.join(','),
});

/** An administrator with `roles`. */
export const asAdmin = (roles: string[], adminId: number, userId: number): Claims => ({
  role: 'market_admin',
  'market.user_id': String(userId),
  'market.admin_id': String(adminId),
  'market.admin_roles': roles.join(','),
});

/** Runs `work` in a transaction of its own as the caller, exactly as the API would, and keeps nothing of it. */
export async function acting<T>(
  pool: pg.Pool,
  claims: Claims,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const entries = Object.entries(claims);
    const calls = entries.map((_, at) => `set_config($${at * 2 + 1}, $${at * 2 + 2}, true)`).join(', ');
    await client.query(`select ${calls}`, entries.flat());
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
