import type { Bench } from '../server.ts';

/** Everybody's password in the demo marketplace. */
export const PASSWORD = 'marketplace-demo';
/** Signs in. */
export const LOGIN =
  'mutation ($i: LoginInput!) { login(input: $i) { tokens { accessToken refreshToken } } }';

/** Runs `work` for each item, so many at a time, and says how long each took, sorted. */
export async function timed<Item>(
  items: readonly Item[],
  clients: number,
  work: (item: Item) => Promise<unknown>,
) {
  const waiting = [...items];
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        const from = performance.now();
        await work(item);
        times.push(performance.now() - from);
      }
    }),
  );
  return times.sort((a, b) => a - b);
}

/** To hundredths. */
export const rounded = (value: number) => Math.round(value * 100) / 100;

/** Everybody from an address of their own, as they are behind a proxy. */
export const address = (at: number, network = 10) => `${network}.1.${at >> 8}.${at & 255}`;

/** Sends an operation as somebody who comes from there. */
export async function post({ graphqlUrl }: Bench, query: string, variables: object, from: string) {
  const answer = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as { data: any; errors?: { extensions: { code: string } }[] };
}
