import http from 'node:http';
import https from 'node:https';
import { GatewayUnavailable } from './gateway.ts';

/** A request to a gateway. */
export interface JsonRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  /** What is sent: a body to write as JSON, or JSON as it was written (and signed). */
  body?: unknown;
  text?: string;
  timeoutMs: number;
}

/** An answer larger than this is none of a gateway's. */
const MOST_BYTES = 1_000_000;

const options = { keepAlive: true, maxSockets: 64 };
const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };

/**
 * Asks for JSON over connections that are kept. Throws {@link GatewayUnavailable} when no whole answer comes in time, in
 * words that quote nothing of the request.
 */
export async function jsonCall(request: JsonRequest): Promise<{ status: number; body: any }> {
  const until = performance.now() + request.timeoutMs;
  try {
    return await ask(request, until);
  } catch (error) {
    // The gateway had let go of an idle connection as we took it: it has not seen the request.
    if (error instanceof StaleConnection) return ask(request, until);
    throw error;
  }
}

class StaleConnection extends GatewayUnavailable {}

function ask(
  { method, url, headers, body, text = JSON.stringify(body) }: JsonRequest,
  until: number,
): Promise<{ status: number; body: any }> {
  const target = new URL(url);
  const protocol = target.protocol as keyof typeof agents;
  const sent = text === undefined ? undefined : Buffer.from(text);
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? https : http).request(target, {
      method,
      agent: agents[protocol],
      headers: {
        accept: 'application/json',
        ...(sent && { 'content-type': 'application/json', 'content-length': sent.length }),
        ...headers,
      },
    });
    const fail = (words: string, Kind = GatewayUnavailable) => {
      clearTimeout(timer);
      reject(new Kind(words));
      request.destroy();
    };
    const timer = setTimeout(
      () => fail('the payment gateway does not answer in time'),
      Math.max(0, until - performance.now()),
    );
    request.once('error', (error: NodeJS.ErrnoException) => {
      const isStale = request.reusedSocket && error.code === 'ECONNRESET';
      fail(
        `the payment gateway cannot be reached: ${error.code ?? error.name}`,
        isStale ? StaleConnection : GatewayUnavailable,
      );
    });
    request.once('response', (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) return fail('the payment gateway answers too much');
        chunks.push(chunk);
      });
      answer.once('error', () => fail('the payment gateway broke off its answer'));
      answer.once('end', () => {
        if (!answer.complete) return fail('the payment gateway broke off its answer');
        clearTimeout(timer);
        try {
          const said = Buffer.concat(chunks).toString();
          resolve({ status: answer.statusCode!, body: said ? JSON.parse(said) : undefined });
        } catch {
          reject(new GatewayUnavailable(`the payment gateway answers ${answer.statusCode} and no JSON`));
        }
      });
    });
    request.end(sent);
  });
}
