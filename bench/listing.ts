import { fillDatabases } from './filledDatabases.ts';
import { contendersOf, type By, type Contender, type Page, type Source } from './listing/contenders.ts';
import { startSite, type Site } from './listing/site.ts';
import { LoadGenerator } from './load.ts';
import { familyTime, machineTime, processTime, residentMemory } from './processTime.ts';
import type { BenchOptions, BenchResult } from './run.ts';

const CONNECTIONS = 16;

/** One turn of a contender; CPU in milliseconds a page. */
interface Turn {
  pagesPerSecond: number;
  p50: number;
  p99: number;
  server: number;
  postgres: number;
  /** Percent of the machine that was busy with something else. */
  others: number;
}

/**
 * Twenty products of a category page through GraphQL, next to SQL by hand in an express route: same processes, same
 * pool, same role. Contenders take turns, so that whatever else the machine does meets all of them.
 */
export async function run({
  products = [10_000, 1_000_000],
  keep,
  rounds = 5,
  seconds = 3,
  processes = 1,
}: BenchOptions): Promise<BenchResult> {
  const databases = await fillDatabases(products, keep);
  const sites: Site[] = [];
  const load = new LoadGenerator();
  try {
    for (const size of products) sites.push(await startSite(databases, size, processes));
    const turns = new Map<Contender, Turn[]>();
    for (const site of sites) for (const contender of await contendersOf(site)) turns.set(contender, []);
    const take = async ({ site, port, requests }: Contender, milliseconds: number): Promise<Turn> => {
      const now = () => ({
        server: sum(site.pids.map(processTime)),
        asking: processTime(load.pid),
        postgres: familyTime(databases.postmaster),
        machine: machineTime(),
      });
      const before = now();
      const { answers, seconds, p50, p99 } = await load.run({
        port,
        requests,
        connections: CONNECTIONS,
        milliseconds,
      });
      const after = now();
      const server = after.server - before.server;
      const asking = after.asking - before.asking;
      const postgres = after.postgres - before.postgres;
      const busy = after.machine.busy - before.machine.busy;
      const others = (100 * (busy - server - asking - postgres)) / (after.machine.all - before.machine.all);
      return {
        pagesPerSecond: answers / seconds,
        p50,
        p99,
        server: server / answers,
        postgres: postgres / answers,
        others: Math.max(0, others),
      };
    };
    // Long enough for the compiler, and for PostgreSQL to have settled on its plans.
    for (const contender of turns.keys()) await take(contender, 2000);
    for (let round = 0; round < rounds; round++)
      for (const [contender, taken] of turns) taken.push(await take(contender, seconds * 1000));
    return report(sites, turns, processes);
  } finally {
    load.stop();
    for (const site of sites) await site.stop();
    await databases.stop();
  }
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** The middle one: a turn that something else disturbed does not count. */
function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function report(sites: Site[], turns: Map<Contender, Turn[]>, processes: number): BenchResult {
  const table = [...turns].map(([{ site, source, page, by }, taken]) => {
    const middle = (pick: (turn: Turn) => number, digits: number) => rounded(median(taken.map(pick)), digits);
    return {
      products: site.products,
      from: source,
      page,
      by,
      'pages/s': middle((turn) => turn.pagesPerSecond, 0),
      'p50 ms': middle((turn) => turn.p50, 1),
      'p99 ms': middle((turn) => turn.p99, 1),
      'server CPU ms': middle((turn) => turn.server, 2),
      'PostgreSQL CPU ms': middle((turn) => turn.postgres, 2),
      'CPU ms': middle((turn) => turn.server + turn.postgres, 2),
      'others %': middle((turn) => turn.others, 0),
    };
  });
  const servers = sites.map((site) => ({
    products: site.products,
    'start ms': site.bootMs,
    processes,
    'RSS MB': sum(site.pids.map(residentMemory)),
    'products of a category': median(site.shelves.map((shelf) => shelf.products)),
  }));
  return { Listings: table, Servers: servers, Wanted: verdicts(sites, turns) };
}

/** What the listing has to be, next to what it was. */
function verdicts(sites: Site[], turns: Map<Contender, Turn[]>): Record<string, unknown>[] {
  const of = (site: Site, source: Source, page: Page, by: By) =>
    [...turns].find(
      ([one]) => one.site === site && one.source === source && one.page === page && one.by === by,
    )![1];
  /** The middle of the rounds' ratios: the two were taken one after the other. */
  const ratio = (above: Turn[], below: Turn[], pick: (turn: Turn) => number) =>
    rounded(median(above.map((turn, round) => pick(turn) / pick(below[round]!))), 2);
  const cpu = ({ server, postgres }: Turn) => server + postgres;
  const rows: Record<string, unknown>[] = [];
  const row = (
    site: Site,
    what: string,
    seen: number,
    wanted: [least: '≥' | '≤', limit: number] | undefined,
  ) =>
    rows.push({
      products: site.products,
      what,
      wanted: wanted ? `${wanted[0]} ${wanted[1]}` : '',
      seen,
      ok: !wanted || (wanted[0] === '≥' ? seen >= wanted[1] : seen <= wanted[1]) ? '' : 'NO',
    });
  for (const site of sites) {
    for (const [source, share, most] of [
      ['tables', 0.5, 5],
      ['documents', 0.7, 2.5],
    ] as const) {
      for (const page of ['first', 'deep'] as const) {
        const byGraphql = of(site, source, page, 'GraphQL');
        const byHand = of(site, source, page, 'by hand');
        const name = `${source}, ${page} page`;
        row(
          site,
          `${name}: pages/s, of by hand`,
          ratio(byGraphql, byHand, (turn) => turn.pagesPerSecond),
          ['≥', share],
        );
        row(site, `${name}: CPU, times by hand`, ratio(byGraphql, byHand, cpu), undefined);
        row(site, `${name}: CPU ms a page`, rounded(median(byGraphql.map(cpu)), 2), ['≤', most]);
      }
      const first = of(site, source, 'first', 'GraphQL');
      row(
        site,
        `${source}: pages/s, of bare express`,
        ratio(first, of(site, source, 'first', 'bare'), (turn) => turn.pagesPerSecond),
        undefined,
      );
      row(
        site,
        `${source}: p50, deep page of first`,
        ratio(of(site, source, 'deep', 'GraphQL'), first, (turn) => turn.p50),
        ['≤', 1.5],
      );
      const [guarded, unguarded] = [of(site, source, 'first', 'bare'), of(site, source, 'first', 'no RLS')];
      row(
        site,
        `${source}: PostgreSQL CPU, with row-level security of without`,
        ratio(guarded, unguarded, (turn) => turn.postgres),
        ['≤', 1.15],
      );
      if (site !== sites[0])
        row(
          site,
          `${source}: p50, of ${sites[0]!.products} products`,
          ratio(first, of(sites[0]!, source, 'first', 'GraphQL'), (turn) => turn.p50),
          ['≤', 1.5],
        );
    }
  }
  return rows;
}
