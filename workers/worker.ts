import { makeLog } from '../api/log.ts';
import { logProcess } from '../api/processLog.ts';
import { readWorkerSettings } from './settings.ts';
import { startWorker } from './startWorker.ts';

/** `npm run worker`: the background work as a process of its own; run as many as you like. */
try {
  const settings = readWorkerSettings();
  const log = makeLog(settings.LOG_LEVEL, undefined, 'worker');
  const starting = startWorker({
    settings,
    log,
    onDeath(reason) {
      log.fatal({ reason }, 'this worker ends; whoever started it starts another');
      process.exit(1);
    },
  });
  const stop = () =>
    void starting
      .then((worker) => worker.stop())
      .then(
        () => process.exit(0),
        (err) => {
          log.error({ err }, 'not stopped in good order');
          process.exit(1);
        },
      );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // The first finishes what is in flight; a second does not wait.
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      stop();
    });
  }
  // Whoever started it with a channel (npm start) has ended.
  process.once('disconnect', stop);
  await starting;
  logProcess(log);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
