import { afterEach } from '@jest/globals';
import { WebSocket } from 'ws';
import type { ClientError, TestServer } from './apiServer.ts';

/** A message of the graphql-transport-ws protocol. */
export interface Message {
  type: string;
  id?: string;
  payload?: any;
}

/** A socket whose every message is kept, so that what did not come can be told too. */
export interface TestSocket {
  ws: WebSocket;
  messages: Message[];
  /** Resolves with the code and the reason of the close. */
  closed: Promise<{ code: number; reason: string }>;
  send(message: Message): void;
  /** The next message that is `wanted`, of those that came and were not taken. */
  next(wanted?: (message: Message) => boolean): Promise<Message>;
  /** Subscribes and answers what came first. */
  subscribe(query: string, variables?: object, id?: string): Promise<Message>;
}

/** All that is needed of a server to connect to it. */
export interface Reachable {
  running: { url: string };
}

const opened = new Set<WebSocket>();
/** Sockets from here on outlive their test. */
export const keepSockets = () => opened.clear();
afterEach(() => {
  for (const ws of opened) ws.terminate();
  opened.clear();
});

/** Opens a socket and nothing more. */
export async function openSocket(
  server: Reachable,
  {
    headers = {},
    protocol = 'graphql-transport-ws',
  }: { headers?: Record<string, string>; protocol?: string } = {},
): Promise<TestSocket> {
  const ws = new WebSocket(`${server.running.url.replace('http', 'ws')}/graphql`, protocol, { headers });
  opened.add(ws);
  const messages: Message[] = [];
  const waiting = new Set<() => void>();
  let hasClosed = false;
  const wake = () => waiting.forEach((look) => look());
  ws.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    ws.on('close', (code, reason) => {
      hasClosed = true;
      resolve({ code, reason: String(reason) });
      wake();
    }),
  );
  await new Promise<void>((resolve, reject) => {
    ws.once('open', resolve);
    ws.once('error', reject);
    ws.once('unexpected-response', (_request, response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () =>
        reject(
          Object.assign(new Error(`refused with ${response.statusCode}`), {
            status: response.statusCode,
            code: JSON.parse(text).errors[0].extensions.code,
          }),
        ),
      );
    });
  });
  ws.on('error', () => undefined);

  const taken = new Set<Message>();
  const socket: TestSocket = {
    ws,
    messages,
    closed,
    send: (message) => ws.send(JSON.stringify(message)),
    next: (wanted = () => true) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`Nothing came but ${JSON.stringify(messages)}`));
        }, 10_000);
        const look = () => {
          const found = messages.find((message) => !taken.has(message) && wanted(message));
          if (!found && !hasClosed) return;
          clearTimeout(late);
          waiting.delete(look);
          if (!found) return reject(new Error(`Closed before it came: ${JSON.stringify(messages)}`));
          taken.add(found);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    subscribe(query, variables, id = '1') {
      socket.send({ type: 'subscribe', id, payload: { query, variables } });
      return socket.next((message) => message.id === id);
    },
  };
  return socket;
}

/** Opens a socket for somebody, or for nobody in particular. */
export async function connect(
  server: Reachable,
  params: Record<string, string> = {},
  options: { headers?: Record<string, string> } = {},
): Promise<TestSocket> {
  const socket = await openSocket(server, options);
  socket.send({ type: 'connection_init', payload: params });
  await socket.next(({ type }) => type === 'connection_ack');
  return socket;
}

/** The first error of an `error` message, without where in the document it was. */
export function errorOf(message: Message): Pick<ClientError, 'message' | 'extensions'> & { type: string } {
  const [{ message: sentence, extensions }] = message.payload as [ClientError];
  return { type: message.type, message: sentence, extensions };
}

/** Follows one product. */
export const FOLLOW =
  'subscription Follow($id: BigInt!) { productUpdated(productId: $id) { event product { productId name status } } }';

/** Says that products changed, as a consumer of events does. */
export const notifyOf = (server: TestServer, ...ids: number[]) =>
  server.database.owner.query("select platform.notify_subscribers('product', $1)", [ids]);
