import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Express, Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Logger } from 'pino';
import { apiErrorCodes, type ApiErrorCode } from '../errors/codes.ts';
import type { Metrics } from '../metrics.ts';
import type { ApiSettings } from '../settings.ts';
import type { PerMinute } from './perMinute.ts';
import type { LiveSocket } from './socket.ts';

/** Who is let in, and by what. */
export interface DoorParts {
  settings: ApiSettings;
  app: Express;
  open: ReadonlySet<LiveSocket>;
  requests: PerMinute;
  metrics: Metrics;
  log: Logger;
  isDraining(): boolean;
}

/** Answers where the request is from when it may become a socket; undefined when it was refused. */
export function makeDoor({ settings, app, open, requests, metrics, log, isDraining }: DoorParts) {
  function refusal(request: IncomingMessage, ip: string): [ApiErrorCode, string] | undefined {
    const network = ipKeyGenerator(ip);
    if (request.url?.split('?')[0] !== '/graphql') return ['NOT_FOUND', 'There is nothing here.'];
    if (!isOriginAllowed(request, settings.CORS_ORIGINS)) {
      return ['ORIGIN_REFUSED', 'Pages of this origin may not connect.'];
    }
    if (!requests.allows(network)) return ['RATE_LIMITED', 'Too many requests: wait a little.'];
    if (isDraining()) return ['UNAVAILABLE', 'The server is shutting down: try again.'];
    if (open.size >= settings.MAX_SOCKETS) return ['UNAVAILABLE', 'Too many are connected: try again later.'];
    const ofAddress = [...open].filter((socket) => socket.network === network).length;
    if (ofAddress >= settings.MAX_SOCKETS_PER_ADDRESS)
      return ['TOO_MANY_SOCKETS', 'You have too many sockets open.'];
    return undefined;
  }

  return (request: IncomingMessage, tcp: Duplex): string | undefined => {
    tcp.on('error', () => undefined);
    // As express does with the requests it handles: `ip` then knows of proxies.
    const ip = (Object.setPrototypeOf(request, app.request) as Request).ip ?? '';
    const refused = refusal(request, ip);
    if (!refused) return ip;
    const [code, message] = refused;
    metrics.socketsRefused.inc({ code });
    log.info({ ip, code }, 'socket refused');
    answer(tcp, code, message);
    return undefined;
  };
}

/**
 * The rule of CORS, which browsers leave to the server for sockets: a page of a listed origin may connect, and one of
 * the API's own; what is no browser sends no Origin.
 */
function isOriginAllowed(
  { headers: { origin, host } }: IncomingMessage,
  origins: readonly string[],
): boolean {
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Answers over HTTP, in the shape that GraphQL errors have, and hangs up. */
function answer(tcp: Duplex, code: ApiErrorCode, message: string): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  tcp.once('finish', () => tcp.destroy());
  tcp.end(
    `HTTP/1.1 ${apiErrorCodes[code].httpStatus} ${code}\r\nconnection: close\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
