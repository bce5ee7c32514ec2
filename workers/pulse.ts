import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Work that is done again and again until it is told to stop. */
export interface Pulse {
  /** Resolves when the work under way is done; no other begins. */
  stop(): Promise<void>;
}

/** How long to rest after a failure: the database may be restarting. */
const AFTER_FAILURE_MS = 1000;

/**
 * Does `work`, rests `restMs`, and so on; no rest when the work says that there is more. A failure is logged and the
 * work goes on: nothing but `stop` ends it.
 */
export function startPulse(name: string, restMs: number, log: Logger, work: () => Promise<unknown>): Pulse {
  const stopped = new AbortController();
  const going = (async () => {
    while (!stopped.signal.aborted) {
      let rest = restMs;
      try {
        if ((await work()) === 'more') continue;
      } catch (err) {
        log.error({ err, work: name }, 'background work failed');
        rest = Math.max(restMs, AFTER_FAILURE_MS);
      }
      await sleep(rest, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    stop() {
      stopped.abort();
      return going;
    },
  };
}
