import type { Logger } from 'pino';

/** What libraries print, and what ends the process unasked, become lines of its log. */
export function logProcess(log: Logger): void {
  console.warn = (...printed: unknown[]) => log.warn({ printed }, 'a library warns');
  console.error = (...printed: unknown[]) => log.error({ printed }, 'a library complains');
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'uncaught');
    process.exit(1);
  });
}
