import type { ApiSettings } from '../settings.ts';
import type { SessionWatch } from './sessions.ts';
import type { LiveSocket } from './socket.ts';

/** Looks after all open sockets at once, rather than by timers of each. Returns what stops it. */
export function startRounds(
  open: ReadonlySet<LiveSocket>,
  sessions: SessionWatch,
  settings: ApiSettings,
): () => void {
  const checks = setInterval(() => {
    // Without a database nothing is read for a socket either; the next round will tell.
    sessions.check().catch(() => undefined);
    const now = performance.now();
    for (const socket of open) {
      if (socket.countSubscriptions() > 0) socket.idleSince = undefined;
      else socket.idleSince ??= now;
      const isAnonymous = socket.caller && !socket.caller.session;
      if (isAnonymous && now - socket.openedAt > settings.ANONYMOUS_SOCKET_MS) socket.end('SOCKET_TOO_OLD');
      else if (socket.idleSince && now - socket.idleSince > settings.SOCKET_IDLE_MS)
        socket.end('SOCKET_IDLE');
    }
  }, settings.SOCKET_SESSION_CHECK_MS);

  const pings = setInterval(() => {
    for (const socket of open) {
      if (!socket.isAlive) socket.drop('it does not answer');
      else if (socket.ws.bufferedAmount > settings.SOCKET_BUFFER_BYTES) socket.drop('it does not read');
      else if (!socket.hasEnded) {
        socket.isAlive = false;
        socket.ws.ping();
      }
    }
  }, settings.SOCKET_PING_MS);

  return () => {
    clearInterval(checks);
    clearInterval(pings);
  };
}
