import type { Logger } from 'pino';

/** Work that is done again and again until it is told to stop. */
export interface Pulse {
  /** Resolves when the work under way is done; no other begins. */
  stop(): Promise<void>;
}

/** A {@link Pulse} that can be told that there is work. */
export interface WakeablePulse extends Pulse {
  /** Does not rest any longer, or not at all after the work under way. */
  wake(): void;
}

/** How long to rest after a failure: the database may be restarting. */
const AFTER_FAILURE_MS = 1000;

/**
 * Does `work`, rests `restMs`, and so on; no rest when the work says that there is more. A failure is logged and the
 * work goes on: nothing but `stop` ends it.
 */
export function startPulse(
  name: string,
  restMs: number,
  log: Logger,
  work: () => Promise<unknown>,
): WakeablePulse {
  let isStopped = false;
  let isWoken = false;
  let endRest = (): void => undefined;
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const going = (async () => {
    while (!isStopped) {
      isWoken = false;
      try {
        if ((await work()) === 'more' || isWoken) continue;
        if (!isStopped) await rest(restMs);
      } catch (err) {
        log.error({ err, work: name }, 'background work failed');
        if (!isStopped) await rest(Math.max(restMs, AFTER_FAILURE_MS));
      }
    }
  })();
  return {
    wake() {
      isWoken = true;
      endRest();
    },
    stop() {
      isStopped = true;
      endRest();
      return going;
    },
  };
}
