import type { IncomingMessage } from 'node:http';
import type { Server } from 'graphql-ws';
import { unexpected } from '../errors/maskError.ts';
import type { PerMinute } from './perMinute.ts';
import type { Extra } from './protocol.ts';
import type { LiveSocket } from './socket.ts';

/** What a socket may burden the server with. */
export interface Burden {
  messages: PerMinute;
  bufferBytes: number;
}

/** Carries messages between a websocket and the protocol, until one of them closes it; the log has when and why. */
export function speak(
  socket: LiveSocket,
  request: IncomingMessage,
  protocol: Server<Extra>,
  { messages, bufferBytes }: Burden,
): void {
  const { ws } = socket;

  function hear(text: string, handle: (text: string) => Promise<void>): void {
    if (socket.hasEnded) return;
    if (ws.bufferedAmount > bufferBytes) return socket.drop('it does not read');
    if (!messages.allows(socket.id)) return socket.end('TOO_MANY_MESSAGES');
    handle(text).catch((error: Error) => {
      if (socket.hasEnded) return;
      unexpected(error, socket.log);
      socket.end('INTERNAL');
    });
  }

  const closed = protocol.opened(
    {
      protocol: ws.protocol,
      // Resolves once it has left this process, so that a subscription waits for a client that does not read.
      send: (data) =>
        new Promise((resolve, reject) => {
          if (ws.readyState !== ws.OPEN) return resolve();
          ws.send(data, (error) => (error ? reject(error) : resolve()));
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => ws.on('message', (data) => hear(String(data), handle)),
    },
    { socket: ws, request },
  );
  // A frame that is none, or a peer that vanished: 'close' follows.
  ws.on('error', (err) => socket.log.debug({ err }, 'socket failed'));
  ws.once('close', (code, reason) => {
    const { ip, sent, caller } = socket;
    const ms = Math.round(performance.now() - socket.openedAt);
    const userId = caller?.session?.userId;
    socket.log.info({ ip, code, reason: String(reason), ms, sent, userId }, 'socket closed');
    void closed(code, String(reason));
  });
}
