import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Logger } from 'pino';
import { Book } from './book.ts';
import { Operations } from './operations.ts';
import { Refusal } from './refusal.ts';
import { makeRoutes, type Reply } from './routes.ts';
import type { SandboxSettings } from './settings.ts';
import { Webhooks } from './webhooks.ts';

/** A sandbox that answers. */
export interface RunningSandbox {
  url: string;
  close(): Promise<void>;
}

/** How often pending payments are looked at. */
const DECIDE_EVERY_MS = 100;

/** Starts the sandbox gateway; it knows again what it knew before. */
export async function startSandbox(settings: SandboxSettings, log: Logger): Promise<RunningSandbox> {
  const book = new Book(path.resolve(settings.DATA_DIR, 'sandbox.jsonl'));
  const webhooks = new Webhooks({
    book,
    url: settings.SANDBOX_WEBHOOK_URL,
    secret: settings.SANDBOX_SECRET,
    retryMs: settings.SANDBOX_RETRY_MS,
    log,
  });
  const pending = new Set<string>();
  for (const payment of book.payments.values()) if (payment.state === 'PENDING') pending.add(payment.id);
  const operations = new Operations(book, settings, (changed) => {
    for (const { id, state } of changed) if (state === 'PENDING') pending.add(id);
    webhooks.takeUp();
  });
  const deciding = setInterval(() => {
    for (const id of pending) {
      const payment = book.payments.get(id)!;
      if (payment.state === 'PENDING' && payment.decidedAt! > Date.now()) continue;
      pending.delete(id);
      if (payment.state === 'PENDING') operations.conclude(payment, true);
    }
  }, DECIDE_EVERY_MS);
  webhooks.takeUp();

  const routes = makeRoutes({ book, operations, secret: settings.SANDBOX_SECRET });
  const server = createServer({ keepAliveTimeout: 60_000 }, async (req, res) => {
    const reply = await routes(req).catch((error): Reply => {
      if (!(error instanceof Refusal || error instanceof URIError)) log.error({ err: error }, 'unexpected');
      if (error instanceof URIError) return { status: 400, body: { code: 'invalid' } };
      if (!(error instanceof Refusal)) return { status: 500, body: { code: 'unexpected' } };
      return { status: error.status, body: { code: error.code, message: error.message } };
    });
    if (!req.complete) res.setHeader('connection', 'close');
    if (reply.delayMs) setTimeout(() => send(res, reply), reply.delayMs).unref();
    else send(res, reply);
  });
  server.listen(settings.SANDBOX_PORT, settings.SANDBOX_HOST);
  await once(server, 'listening');
  const url = `http://${settings.SANDBOX_HOST}:${(server.address() as AddressInfo).port}`;
  const pages = settings.SANDBOX_PUBLIC_URL ?? url;
  log.info({ url, payments: book.payments.size }, 'working');

  /** Kept answers name a page by its key: where the pages are may change with a restart. */
  function send(res: ServerResponse, { status, body, html, headers }: Reply): void {
    const text =
      html ??
      JSON.stringify(body, (name, value) =>
        name === 'action' && value ? `${pages}/actions/${value}` : value,
      );
    res.writeHead(status, {
      'cache-control': 'no-store',
      'content-type': html ? 'text/html; charset=utf-8' : 'application/json',
      ...(html && { 'content-security-policy': CONTENT_POLICY }),
      ...headers,
    });
    res.end(text);
  }

  return {
    url,
    async close() {
      clearInterval(deciding);
      server.close();
      server.closeAllConnections();
      book.close();
    },
  };
}

const CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
