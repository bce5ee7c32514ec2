import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mayReadMetrics } from '../api/http/metricsToken.ts';
import type { WorkerMetrics } from './metrics.ts';
import type { WorkerSettings } from './settings.ts';

/** The worker's own small server: `/healthz`, `/readyz`, `/metrics`. */
export interface WorkerHttp {
  url: string;
  close(): void;
}

/** Starts it; `fault` says why the worker does not work right now, if it does not. */
export async function startHttp(
  settings: WorkerSettings,
  metrics: WorkerMetrics,
  fault: () => Promise<string | undefined>,
): Promise<WorkerHttp> {
  const server = createServer(async (req, res) => {
    const answer = (status: number, body: unknown) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (req.url === '/healthz') return answer(200, { status: 'ok' });
    if (req.url === '/readyz') {
      const reason = await fault();
      return answer(reason ? 503 : 200, reason ? { status: 'unready', reason } : { status: 'ready' });
    }
    if (req.url === '/metrics' && mayReadMetrics(req.headers.authorization, settings)) {
      return res
        .writeHead(200, { 'content-type': metrics.registry.contentType })
        .end(await metrics.registry.metrics());
    }
    return answer(404, { status: 'not found' });
  });
  server.listen(settings.WORKER_PORT, settings.WORKER_HOST);
  await once(server, 'listening');
  server.unref();
  return {
    url: `http://${settings.WORKER_HOST}:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
