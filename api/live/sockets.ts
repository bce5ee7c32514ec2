import type { Server } from 'node:http';
import type { Express } from 'express';
import { handleProtocols } from 'graphql-ws';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { GrafservBase } from 'postgraphile/grafserv';
import { WebSocketServer } from 'ws';
import type { Identify } from '../caller.ts';
import { gauge, type Metrics } from '../metrics.ts';
import type { ApiSettings } from '../settings.ts';
import { makeNotifications } from './notifications.ts';
import { LiveOperation } from './operation.ts';
import { PerMinute } from './perMinute.ts';
import { makeProtocol } from './protocol.ts';
import { makeSessionWatch, type Watched } from './sessions.ts';
import { Slots } from './slots.ts';
import { LiveSocket } from './socket.ts';
import { speak } from './speak.ts';
import { startRounds } from './rounds.ts';
import { makeDoor } from './upgrade.ts';

/** What {@link makeLiveSockets} works with. */
export interface LiveParts {
  settings: ApiSettings;
  pool: Pool;
  log: Logger;
  metrics: Metrics;
  identify: Identify;
}

/** What sockets are opened on. */
export interface Attachment {
  server: Server;
  app: Express;
  instance: GrafservBase;
  isDraining(): boolean;
}

/** The open sockets of a server, and what their operations run with. */
export interface LiveSockets {
  attach(to: Attachment): void;
  /** Adds what an operation on a socket needs to its context. */
  operationContext(socket: LiveSocket, given: Partial<Grafast.Context>): object;
  /** Says goodbye to all, waits so long for an answer, and lets go of the connection that listens. */
  close(graceMs: number): Promise<void>;
}

/** What is sent to a socket relies on a session read no longer ago: one query for all of them, not one for each row. */
const SESSION_AGE_MS = 500;

type WithPgClient = (settings: unknown, work: unknown) => Promise<unknown>;

/** Subscriptions over WebSocket: see docs/subscriptions.md. */
export function makeLiveSockets({ settings, pool, log, metrics, identify }: LiveParts): LiveSockets {
  const open = new Set<LiveSocket>();
  const notifications = makeNotifications(settings, log);
  const sessions = makeSessionWatch(pool, Math.max(settings.SESSION_CACHE_MS, SESSION_AGE_MS), log);
  const slots = new Slots(settings.SOCKET_READS_AT_ONCE);
  const stopRounds = startRounds(open, sessions, settings);

  gauge(metrics, 'market_api_sockets', 'Sockets that are open.', () => open.size);
  gauge(metrics, 'market_api_subscriptions', 'Subscriptions of open sockets.', () =>
    [...open].reduce((sum, socket) => sum + socket.countSubscriptions(), 0),
  );
  gauge(metrics, 'market_api_channels', 'Channels that are listened to.', notifications.channels);

  /** A read for a socket: of a session that is known to be as it was, and never so many that requests go short. */
  function reading<T>(socket: LiveSocket, work: () => Promise<T>): Promise<T> {
    return slots.within(async () => {
      // Not before: while it waits for its turn a session may end.
      await sessions.fresh();
      socket.assertOpen();
      return work();
    });
  }

  function onIdentified(socket: LiveSocket): void {
    const { caller } = socket;
    socket.log.info(
      { ip: socket.ip, userId: caller?.session?.userId, role: caller?.session?.role },
      'socket opened',
    );
    if (!caller?.token || !caller.session) return;
    const watched: Watched = {
      token: caller.token,
      session: caller.session,
      onChange: (now) => socket.end(now ? 'SESSION_CHANGED' : 'SESSION_ENDED'),
    };
    sessions.add(watched);
    socket.ws.once('close', () => sessions.remove(watched));
  }

  return {
    operationContext(socket, given) {
      const { withPgClient } = given as { withPgClient: WithPgClient };
      return {
        pgSubscriber: new LiveOperation(notifications),
        withPgClient: (pgSettings: unknown, work: unknown) =>
          reading(socket, () => withPgClient(pgSettings, work)),
      };
    },

    attach({ server, app, instance, isDraining }) {
      const requests = new PerMinute(settings.RATE_LIMIT_PER_MINUTE);
      const messages = new PerMinute(settings.SOCKET_MESSAGES_PER_MINUTE);
      const protocol = makeProtocol({ instance, settings, metrics, identify, requests, onIdentified });
      const websockets = new WebSocketServer({
        noServer: true,
        clientTracking: false,
        maxPayload: settings.MAX_BODY_BYTES,
        handleProtocols,
      });
      const door = makeDoor({ settings, app, open, requests, metrics, log, isDraining });
      server.on('upgrade', (request, tcp, head) => {
        const ip = door(request, tcp);
        if (ip === undefined) return;
        websockets.handleUpgrade(request, tcp, head, (ws) => {
          const socket = new LiveSocket(ws, ip, log);
          open.add(socket);
          speak(socket, request, protocol, { messages, bufferBytes: settings.SOCKET_BUFFER_BYTES });
          ws.once('close', (code) => {
            open.delete(socket);
            metrics.socketsClosed.inc({ code });
          });
        });
      });
    },

    async close(graceMs) {
      stopRounds();
      const cut = setTimeout(() => open.forEach(({ ws }) => ws.terminate()), graceMs);
      const gone = [...open].map(
        (socket) => new Promise<void>((resolve) => socket.ws.once('close', () => resolve())),
      );
      for (const socket of open) socket.end('GOING_AWAY');
      await Promise.all(gone);
      clearTimeout(cut);
      await notifications.close();
    },
  };
}
