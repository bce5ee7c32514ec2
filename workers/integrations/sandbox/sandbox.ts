import { makeLog } from '../../../api/log.ts';
import { logProcess } from '../../../api/processLog.ts';
import { readSandboxSettings } from './settings.ts';
import { startSandbox } from './startSandbox.ts';

/** `npm run sandbox`: the payment gateway that comes with the project, as a process of its own. */
try {
  const settings = readSandboxSettings();
  const log = makeLog(settings.LOG_LEVEL, undefined, 'sandbox');
  const sandbox = await startSandbox(settings, log);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  // Whoever started it with a channel (npm start) has ended.
  process.once('disconnect', stop);
  logProcess(log);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
