import { signIn } from '../api/signIn.ts';
import type { Answer, TestServer } from '../api/apiServer.ts';
import type { Audience } from '../../api/token.ts';

/** Everybody's password in the demo marketplace. */
export const PASSWORD = 'marketplace-demo';

/** What a member of a shop's staff can be. */
export const STAFF_ROLES = [
  'MANAGER',
  'PRODUCT_EDITOR',
  'ORDER_PROCESSOR',
  'FINANCIER',
  'MESSENGER',
] as const;

/** Somebody who is signed in, and asks. */
export interface Asker {
  userId: string;
  email: string;
  headers: { authorization: string };
  ask(query: string, variables?: object): Promise<Answer>;
}

/** The moderator of the demo marketplace. */
export const MODERATOR = 3002;

/** Who a test of shops needs, on the demo marketplace of a server. */
export function peopleOf(server: TestServer) {
  const rows = async (sql: string, ...values: unknown[]) =>
    (await server.database.owner.query(sql, values)).rows;
  let taken = 0;

  async function as(userId: number | string, audience: Audience): Promise<Asker> {
    const { headers } = await signIn(server.database, userId, audience);
    const [{ email }] = await rows('select email from user_service.users where user_id = $1', userId);
    const ask = (query: string, variables?: object) => server.run(query, variables, headers);
    return { userId: String(userId), email, headers, ask };
  }

  return {
    rows,
    as,

    /** A customer who works nowhere and that no test has met yet. */
    async customer(): Promise<Asker> {
      const [{ user_id }] = await rows(
        `select user_id from user_service.users
         where status = 'ACTIVE' and user_id < 1000
           and not exists (select from seller_service.sellers where sellers.user_id = users.user_id)
         order by user_id offset $1 limit 1`,
        taken++,
      );
      return as(user_id, 'shop');
    },

    /** Somebody who works for a shop as that. */
    async staff(sellerId: number, role: string): Promise<Asker & { staffId: string }> {
      const found = await rows(
        `select user_id, staff_id from seller_service.seller_staff
         where seller_id = $1 and role = $2 and is_active and accepted_at is not null order by staff_id limit 1`,
        sellerId,
        role,
      );
      if (found.length) return { ...(await as(found[0].user_id, 'seller')), staffId: found[0].staff_id };
      const somebody = await this.customer();
      const staffId = await this.employ(sellerId, somebody.userId, role);
      return { ...(await as(somebody.userId, 'seller')), staffId };
    },

    /** Puts a user into a shop, as accepting an invitation would. */
    async employ(sellerId: number, userId: string, role: string): Promise<string> {
      const [{ staff_id }] = await rows(
        `insert into seller_service.seller_staff (seller_id, user_id, role, accepted_at)
         values ($1, $2, $3, now()) returning staff_id`,
        sellerId,
        userId,
        role,
      );
      return staff_id;
    },

    /** Every check of the database that finds something. */
    broken: () => rows('select * from platform.check_invariants()'),
  };
}
