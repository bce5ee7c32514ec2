import './sayWhy.ts';
import { watch } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../migrate/files.ts';
import { migrate } from '../migrate/migrate.ts';
import { readDatabaseSettings } from '../settings.ts';
import { openTarget } from '../target.ts';

const target = await openTarget(readDatabaseSettings());
let waiting: NodeJS.Timeout | undefined;
let running = Promise.resolve();

async function apply(): Promise<void> {
  try {
    const started = Date.now();
    const { changed, migrations, sections } = await migrate(target.connections, { unverified: true });
    if (changed)
      console.log([...migrations, ...sections, `applied in ${Date.now() - started} ms`].join('\n'));
  } catch (error) {
    console.error((error as Error).message);
  }
}

await apply();
console.log('Watching schemas, functions, policies; Ctrl-C ends.');
const watchers = ['schemas', 'functions', 'policies'].map((folder) =>
  watch(path.join(REPOSITORY, folder), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.sql')) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => (running = running.then(apply)), 150);
  }),
);
process.once('SIGINT', async () => {
  for (const watcher of watchers) watcher.close();
  clearTimeout(waiting);
  await running;
  await target.release();
});
