import { makeLog } from '../../api/log.ts';
import { readWorkerSettings } from '../../workers/settings.ts';
import { startWorker } from '../../workers/startWorker.ts';
import { PARCEL } from './parcel.ts';
import { testTasks } from './tasks.ts';

/** The worker process of the tests: the project's, with a few tasks and a saga more. */
const settings = readWorkerSettings();
const worker = await startWorker({
  settings,
  log: makeLog('info', undefined, 'worker'),
  extraTasks: testTasks,
  extraSagas: [PARCEL],
  onDeath: (reason) => {
    console.error(`DEAD: ${reason}`);
    process.exit(1);
  },
});
process.once('SIGTERM', () => void worker.stop().then(() => process.exit(0)));
