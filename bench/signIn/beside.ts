import { LoadGenerator, postOf } from '../load.ts';
import type { Bench } from '../server.ts';
import { address, LOGIN, PASSWORD, rounded } from './client.ts';

const LISTING =
  '{ browseProducts(first: 20) { nodes { productId name priceMinMinor sellerName rating } pageInfo { endCursor } } }';
/** Sign-ins at a time. */
export const IN_FLIGHT = 50;

/** Whether sign-ins stall what else is asked. */
export async function beside(bench: Bench, emails: string[], seconds: number) {
  const port = Number(new URL(bench.graphqlUrl).port);
  const written = (query: string, variables: object, from: string) =>
    postOf(JSON.stringify({ query, variables }), { 'x-forwarded-for': from });
  const listing = {
    port,
    requests: [written(LISTING, {}, '10.9.9.9')],
    connections: 1,
    milliseconds: seconds * 1000,
  };
  const signIns = {
    port,
    requests: emails.map((email, at) => written(LOGIN, { i: { email, password: PASSWORD } }, address(at))),
    connections: IN_FLIGHT,
    milliseconds: (seconds + 1) * 1000,
  };
  const [pages, people] = [new LoadGenerator(), new LoadGenerator()];
  try {
    await pages.run(listing);
    const idle = await pages.run(listing);
    const signingIn = people.run(signIns);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const busy = await pages.run(listing);
    const done = await signingIn;
    const row = (what: string, { answers, p50, p99, seconds: took }: typeof idle) => ({
      what,
      'per second': rounded(answers / took),
      'p50 ms': rounded(p50),
      'p99 ms': rounded(p99),
    });
    return [
      row('a page, nothing else going on', idle),
      row('a page, meanwhile', busy),
      row('the sign-ins', done),
      { what: 'p99 meanwhile ÷ idle', 'p99 ms': rounded(busy.p99 / idle.p99) },
    ];
  } finally {
    pages.stop();
    people.stop();
  }
}
