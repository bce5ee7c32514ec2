import type { Pool } from 'pg';
import { z } from 'zod';
import { REQUEST_ROLES } from '../db/services.ts';
import { RecentlyUsed } from './recentlyUsed.ts';
import type { TokenClaims } from './token.ts';

const numberText = z.string().regex(/^\d+$/);
const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullable().transform((value) => value ?? undefined);

const rowSchema = z
  .object({
    role: z.enum(REQUEST_ROLES),
    user_id: numberText,
    session_id: z.guid(),
    seller_id: orNothing(numberText),
    staff_role: orNothing(z.string()),
    admin_id: orNothing(numberText),
    admin_roles: orNothing(z.array(z.string().regex(/^\w+$/))),
    warehouse_ids: orNothing(z.array(numberText)),
    locale: orNothing(z.string()),
    expires_at: z.date(),
  })
  .transform((row) => ({
    role: row.role,
    userId: row.user_id,
    sessionId: row.session_id,
    sellerId: row.seller_id,
    staffRole: row.staff_role,
    adminId: row.admin_id,
    adminRoles: row.admin_roles ?? [],
    warehouseIds: row.warehouse_ids ?? [],
    locale: row.locale,
    expiresAt: row.expires_at,
  }));

/** What the database says of a session right now: who its user is and what they may do. */
export type Session = z.infer<typeof rowSchema>;

/** What the database says of these sessions, in one query; those that have ended are left out. */
export async function readSessions(pool: Pool, claims: readonly TokenClaims[]): Promise<Session[]> {
  const { rows } = await pool.query({
    name: 'open_sessions',
    text: 'select * from platform.open_sessions($1, $2, $3)',
    values: [
      claims.map(({ sessionId }) => sessionId),
      claims.map(({ userId }) => userId),
      claims.map(({ audience }) => audience),
    ],
  });
  return rows.map((row) => rowSchema.parse(row));
}

/** The session of a token; undefined when it has ended. */
export type OpenSession = (claims: TokenClaims) => Promise<Session | undefined>;

/** A burst of requests of one client, not a working set: the entries live for half a second at most. */
const REMEMBERED = 5000;

/** Reads each session anew when `cacheMs` have passed: a revoked one ends that soon. */
export function makeOpenSession(pool: Pool, cacheMs: number): OpenSession {
  const remembered = new RecentlyUsed<{ until: number; session: Promise<Session | undefined> }>(REMEMBERED);

  async function read(claims: TokenClaims): Promise<Session | undefined> {
    return (await readSessions(pool, [claims]))[0];
  }

  return async (claims) => {
    const key = `${claims.sessionId} ${claims.userId} ${claims.audience}`;
    const now = performance.now();
    const known = remembered.get(key);
    if (known && known.until > now) return unlessExpired(await known.session);
    const session = read(claims);
    remembered.set(key, { until: now + cacheMs, session });
    // What failed, or found nothing, is not remembered.
    session.then(
      (found) => found ?? remembered.delete(key),
      () => remembered.delete(key),
    );
    return unlessExpired(await session);
  };
}

function unlessExpired(session: Session | undefined): Session | undefined {
  return session && session.expiresAt.getTime() > Date.now() ? session : undefined;
}
