import type { Bench } from '../server.ts';
import { address, LOGIN, post, rounded } from './client.ts';

/**
 * The same call for names that have an account and names that have not, by turns, so that what else the machine does is
 * the same for both. What a difference is worth is said by that of two halves of the same kind.
 */
export async function telling(bench: Bench, emails: string[]) {
  const calls: Record<string, (email: string, from: string) => Promise<unknown>> = {
    'login, a wrong password': (email, from) =>
      post(bench, LOGIN, { i: { email, password: 'wrong horse' } }, from),
    register: (email, from) =>
      post(
        bench,
        'mutation ($i: RegisterInput!) { register(input: $i) { verificationId } }',
        { i: { email, password: 'seven brown bears', firstName: 'Vera', lastName: 'Orlova' } },
        from,
      ),
    requestPasswordReset: (email, from) =>
      post(
        bench,
        'mutation ($i: RequestPasswordResetInput!) { requestPasswordReset(input: $i) { goodForMinutes } }',
        { i: { email } },
        from,
      ),
  };
  const rows: Record<string, unknown>[] = [];
  let network = 20;
  for (const [what, call] of Object.entries(calls)) {
    network += 2;
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const take = async (kind: 'known' | 'unknown', at: number) => {
      const email = kind === 'known' ? emails[at]! : `${network}-${at}@nobody.example`;
      const from = performance.now();
      await call(email, address(at, kind === 'known' ? network : network + 1));
      times[kind].push(performance.now() - from);
    };
    for (const at of emails.keys()) {
      // Who comes first would have the warmer caches.
      for (const kind of at % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const))
        await take(kind, at);
    }
    const median = (all: number[]) => [...all].sort((a, b) => a - b)[all.length >> 1]!;
    const halves = (all: number[]) =>
      Math.abs(median(all.filter((_, at) => at % 2)) - median(all.filter((_, at) => at % 2 === 0)));
    rows.push({
      what,
      tries: emails.length,
      'known p50': rounded(median(times.known)),
      'unknown p50': rounded(median(times.unknown)),
      difference: rounded(median(times.known) - median(times.unknown)),
      'of two halves of one kind': rounded(Math.max(halves(times.known), halves(times.unknown))),
    });
  }
  return rows;
}
