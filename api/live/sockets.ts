import type { Server } from 'node:http';
import type { Express } from 'express';
import { handleProtocols } from 'graphql-ws';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { GrafservBase } from 'postgraphile/grafserv';
import { WebSocketServer } from 'ws';
import type { Identify } from '../caller.ts';
import { unexpected } from '../errors/maskError.ts';
import { gauge, type Metrics } from '../metrics.ts';
import type { ApiSettings } from '../settings.ts';
import { makeNotifications } from './notifications.ts';
import { LiveOperation } from './operation.ts';
import { PerMinute } from './perMinute.ts';
import { makeProtocol, type Extra } from './protocol.ts';
import { makeSessionWatch, type Watched } from './sessions.ts';
import { Slots } from './slots.ts';
import { LiveSocket } from './socket.ts';
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

type WithPgClient = (settings: unknown, work: unknown) => Promise<unknown>;

/** Subscriptions over WebSocket: see docs/subscriptions.md. */
export function makeLiveSockets({ settings, pool, log, metrics, identify }: LiveParts): LiveSockets {
  const open = new Set<LiveSocket>();
  const notifications = makeNotifications(settings, log);
  const sessions = makeSessionWatch(pool, settings.SESSION_CACHE_MS, log);
  const slots = new Slots(settings.SOCKET_READS_AT_ONCE);
  const stopRounds = startRounds(open, sessions, settings);

  gauge(metrics, 'market_api_sockets', 'Sockets that are open.', () => open.size);
  gauge(metrics, 'market_api_subscriptions', 'Subscriptions of open sockets.', () =>
    [...open].reduce((sum, socket) => sum + socket.countSubscriptions(), 0),
  );
  gauge(metrics, 'market_api_channels', 'Channels that are listened to.', notifications.channels);

  /** A read for a socket: of a session that is known to be as it was, and never so many that requests go short. */
  async function reading<T>(socket: LiveSocket, work: () => Promise<T>): Promise<T> {
    await sessions.fresh();
    socket.assertOpen();
    return slots.within(work);
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
          const extra: Extra = { socket: ws, request };
          const closed = protocol.opened(
            {
              protocol: ws.protocol,
              send: (data) =>
                new Promise((resolve, reject) => {
                  if (ws.readyState !== ws.OPEN) return resolve();
                  ws.send(data, (error) => (error ? reject(error) : resolve()));
                }),
              close: (code, reason) => ws.close(code, reason),
              onMessage: (handle) =>
                ws.on('message', (data) => {
                  if (socket.hasEnded) return;
                  if (ws.bufferedAmount > settings.SOCKET_BUFFER_BYTES)
                    return socket.drop('it does not read');
                  if (!messages.allows(socket.id)) return socket.end('TOO_MANY_MESSAGES');
                  handle(String(data)).catch((error: Error) => {
                    if (socket.hasEnded) return;
                    unexpected(error, socket.log);
                    socket.end('INTERNAL');
                  });
                }),
            },
            extra,
          );
          // A frame that is none, or a peer that vanished: 'close' follows.
          ws.on('error', (err) => socket.log.debug({ err }, 'socket failed'));
          ws.once('close', (code, reason) => {
            open.delete(socket);
            metrics.socketsClosed.inc({ code });
            const { ip: address, sent, caller } = socket;
            const ms = Math.round(performance.now() - socket.openedAt);
            const line = {
              ip: address,
              code,
              reason: String(reason),
              ms,
              sent,
              userId: caller?.session?.userId,
            };
            socket.log.info(line, 'socket closed');
            void closed(code, String(reason));
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
