import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** An HTTP server that can stop without dropping what it is answering. */
export interface Drain {
  isDraining(): boolean;
  /** Refuses new connections, lets requests in flight finish, and after `graceMs` cuts the rest. */
  finish(delayMs: number, graceMs: number, closeSockets: (graceMs: number) => Promise<void>): Promise<void>;
}

/** Watches a server's requests from now on. */
export function makeDrain(server: Server): Drain {
  let draining = false;
  server.on('request', (_req, res) => {
    // A connection kept alive would hold the server open until it times out.
    res.on('close', () => draining && setImmediate(() => server.closeIdleConnections()));
  });
  return {
    isDraining: () => draining,
    async finish(delayMs, graceMs, closeSockets) {
      draining = true;
      await wait(delayMs);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const socketsClosed = closeSockets(graceMs);
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await Promise.all([closed, socketsClosed]);
      clearTimeout(cut);
    },
  };
}
