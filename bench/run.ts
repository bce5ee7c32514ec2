import { parseArgs } from 'node:util';

/** What may be said to a benchmark; each takes what concerns it. */
export interface BenchOptions {
  /** How large the marketplace is, a run each. */
  products?: number[];
  /** Folder in which filled databases stay for the next run. */
  keep?: string;
  /** How often contenders take turns. */
  rounds?: number;
  /** How long a turn is. */
  seconds?: number;
  /** In how many processes the API runs. */
  processes?: number;
}

/** One table of results, or several by name. */
export type BenchResult = Record<string, unknown>[] | Record<string, Record<string, unknown>[]>;

/** `npm run bench -- <name> [options]`: each benchmark is a file of this folder that exports `run`. */
const BENCHMARKS = ['migration', 'listing', 'events', 'sockets', 'signIn', 'checkout'];
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    products: { type: 'string' },
    keep: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    processes: { type: 'string' },
  },
});
const [name = ''] = positionals;
if (!BENCHMARKS.includes(name)) {
  console.error(
    `npm run bench -- ${BENCHMARKS.join(' | ')} [--json] [--products 10000,1000000] [--keep <folder>] [--rounds 5] [--seconds 3] [--processes 1]`,
  );
  process.exit(2);
}
const { run } = (await import(`./${name}.ts`)) as { run(options: BenchOptions): Promise<BenchResult> };
const result = await run({
  ...(values.products ? { products: values.products.split(',').map(Number) } : {}),
  ...(values.keep ? { keep: values.keep } : {}),
  ...(values.rounds ? { rounds: Number(values.rounds) } : {}),
  ...(values.seconds ? { seconds: Number(values.seconds) } : {}),
  ...(values.processes ? { processes: Number(values.processes) } : {}),
});
if (values.json) console.log(JSON.stringify(result, null, 2));
else if (Array.isArray(result)) console.table(result);
else
  for (const [title, rows] of Object.entries(result)) {
    console.log(`\n${title}`);
    console.table(rows);
  }
