/** `npm run bench -- <name> [--json]`: each benchmark is a file of this folder that exports `run`. */
const [name = '', ...flags] = process.argv.slice(2);
const BENCHMARKS = ['migration', 'sockets'];
if (!BENCHMARKS.includes(name)) {
  console.error(`npm run bench -- ${BENCHMARKS.join(' | ')} [--json]`);
  process.exit(2);
}
const { run } = (await import(`./${name}.ts`)) as { run(): Promise<Record<string, unknown>[]> };
const rows = await run();
if (flags.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else console.table(rows);
