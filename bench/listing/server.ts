import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import pg from 'pg';
import { makeLog } from '../../api/log.ts';
import { readApiSettings } from '../../api/settings.ts';
import { startServer } from '../../api/startServer.ts';
import { listingRoutes, type Depths } from './routes.ts';

/** Where a server of the benchmark answers. */
export interface ListingPorts {
  /** The API, and the routes behind its middlewares. */
  api: number;
  /** The routes in an express application with nothing around them. */
  bare: number;
  /** The same, as a role that row-level security does not apply to. */
  unguarded: number;
}

/** What a server is told: by its environment the API's settings, by its only argument this. */
export interface ListingTask {
  depths: Record<string, number>;
  unguardedUrl: string;
  unguardedRole: string;
}

const task = JSON.parse(process.argv[2]!) as ListingTask;
const depths: Depths = new Map(Object.entries(task.depths));

/** The routes alone. */
async function bareApp(routes: RequestHandler): Promise<number> {
  const app = express();
  app.disable('x-powered-by');
  app.use((req, _res, next) => {
    req.caller = { requestId: randomUUID() };
    next();
  });
  app.use('/routes', routes);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

const settings = readApiSettings();
let bare!: RequestHandler;
const { url } = await startServer({
  settings,
  log: makeLog(settings.LOG_LEVEL),
  makeRoutes(pool) {
    bare = listingRoutes(pool, depths);
    return listingRoutes(pool, depths);
  },
});
const unguardedPool = new pg.Pool({ connectionString: task.unguardedUrl, max: settings.API_POOL_SIZE });
const ports: ListingPorts = {
  api: Number(new URL(url).port),
  bare: await bareApp(bare),
  unguarded: await bareApp(listingRoutes(unguardedPool, depths, { role: task.unguardedRole })),
};
process.send!(ports);
process.once('SIGTERM', () => process.exit());
