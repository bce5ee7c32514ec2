import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeEmbedded, startEmbedded } from '../../db/embedded/server.ts';
import { readDatabaseSettings } from '../../db/settings.ts';
import { prepareTemplates } from './templates.ts';

declare global {
  // eslint-disable-next-line no-var
  var stopTestServer: (() => Promise<void>) | undefined;
}

/** A crash may lose what a test wrote: nobody will miss it, and the disk is the slowest thing here. */
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** jest's globalSetup: a throw-away server (or `TEST_DATABASE_URL`) with the templates that suites clone. */
export default async function start(): Promise<void> {
  const { TEST_DATABASE_URL } = readDatabaseSettings();
  let url = TEST_DATABASE_URL;
  if (!url) {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'marketplace-test-'));
    const server = await startEmbedded({ dataDir, settings: THROW_AWAY });
    url = server.url('postgres');
    const stop = () => removeEmbedded(server, dataDir);
    globalThis.stopTestServer = stop;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void stop().then(() => process.exit(1)));
  }
  process.env['MARKET_TEST_SERVER'] = url;
  // Under jest grafast would run in its development mode, which is not what ships.
  process.env['GRAPHILE_ENV'] = 'production';
  try {
    await prepareTemplates(url);
  } catch (error) {
    await globalThis.stopTestServer?.();
    throw error;
  }
}
