import type pg from 'pg';
import { digestOf, RefreshTokens } from '../../api/identity/refreshToken.ts';
import type { Bench } from '../server.ts';
import { address, LOGIN, PASSWORD, post, timed } from './client.ts';
import type { Measure } from './measure.ts';

const REFRESH =
  'mutation ($i: RefreshSessionInput!) { refreshSession(input: $i) { tokens { refreshToken } } }';
const CLIENTS = 16;
const REFRESHES = 4000;

/** What a refresh costs. */
export async function refreshing(bench: Bench, owner: pg.Pool, emails: string[], measure: Measure) {
  const tokens: string[] = [];
  for (const [at, email] of [...emails.entries()].slice(0, CLIENTS)) {
    const { data } = await post(bench, LOGIN, { i: { email, password: PASSWORD } }, address(at));
    tokens.push(data.login.tokens.refreshToken);
  }
  const chain = async (at: number) => {
    const { data } = await post(
      bench,
      REFRESH,
      { i: { audience: 'SHOP', refreshToken: tokens[at] } },
      address(at),
    );
    tokens[at] = data.refreshSession.tokens.refreshToken;
  };
  // Each client has a session of its own: a token is refreshed once, by whoever has it.
  const inChains = async (work: (at: number) => Promise<void>, count: number) => {
    const times = await Promise.all(
      tokens.map((_, at) => timed(Array<number>(count / CLIENTS).fill(at), 1, work)),
    );
    return times.flat().sort((a, b) => a - b);
  };
  await inChains(chain, 800);
  const through = await measure(inChains(chain, REFRESHES));
  const reader = new RefreshTokens([{ id: 'bench', bytes: Buffer.alloc(32) }]);
  const byHand = async (at: number) => {
    const { sessionId, digest } = reader.read(tokens[at]!)!;
    const [next] = reader.successors(tokens[at]!);
    const { rowCount } = await owner.query({
      name: 'by hand: refresh',
      text: `update auth_service.user_sessions set refresh_token = $3, previous_refresh_token = $2, refreshed_at = now(),
               expires_at = now() + interval '30 days'
             where session_id = $1 and refresh_token = $2 and is_active and expires_at > now()`,
      values: [sessionId, digest, digestOf(next!)],
    });
    if (!rowCount) throw new Error('The token was not the session’s.');
    tokens[at] = next!;
  };
  await inChains(byHand, 800);
  return [
    { what: `refreshSession, ${CLIENTS} clients`, ...through },
    { what: 'by hand: the one update', ...(await measure(inChains(byHand, REFRESHES))) },
  ];
}
