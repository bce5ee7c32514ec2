import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
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

/** What a server says when it answers. */
export interface ListingServer {
  ports: ListingPorts;
  /** All its processes. */
  pids: number[];
}

/** What a server is told: by its environment the API's settings, by its only argument this. */
export interface ListingTask {
  /** How many processes share each port; a process a core is how the API is run. */
  processes: number;
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

/** All that answers, in this process. */
async function serve(): Promise<ListingServer> {
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
  return { ports, pids: [process.pid] };
}

/** The same several times over: the first port a worker asks for is every worker's first, and so on. */
async function serveTogether(): Promise<ListingServer> {
  // Each connection in turn to the next one; else the kernel gives one of them most.
  cluster.schedulingPolicy = cluster.SCHED_RR;
  const workers = Array.from({ length: task.processes }, () => cluster.fork());
  cluster.on('exit', () => process.exit(1));
  const servers = await Promise.all(
    workers.map(async (worker) => (await once(worker, 'message'))[0] as ListingServer),
  );
  return { ports: servers[0]!.ports, pids: [process.pid, ...servers.flatMap(({ pids }) => pids)] };
}

const isFirst = cluster.isPrimary && task.processes > 1;
// The workers of a process that has ended end with it.
process.once('SIGTERM', () => process.exit());
process.send!(await (isFirst ? serveTogether() : serve()));
