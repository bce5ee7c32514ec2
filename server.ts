import { makeLog } from './api/log.ts';
import { logProcess } from './api/processLog.ts';
import { readApiSettings } from './api/settings.ts';
import { startServer } from './api/startServer.ts';
import { expectedRelease } from './db/migrate/files.ts';

try {
  const settings = readApiSettings();
  const log = makeLog(settings.LOG_LEVEL);
  const starting = startServer({ settings, log, expectedRelease: expectedRelease() });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // The first finishes what is in flight, be it the start; a second does not wait.
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void starting.then((server) => server.close());
    });
  }
  await starting;
  logProcess(log);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
