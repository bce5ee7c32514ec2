import './cheapAbort.ts';
import './graphileMode.ts';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/express/v4';
import { vitalsReader } from '../db/workerVitals.ts';
import { gatewaysOf } from '../workers/integrations/gateways/index.ts';
import { makeApplication } from './application.ts';
import { makeIdentify } from './caller.ts';
import { readColumnFields } from './errors/columnFields.ts';
import { makeIdentity } from './identity/identity.ts';
import { limitsOf } from './limits/limits.ts';
import { makeLiveSockets } from './live/sockets.ts';
import { makeLog } from './log.ts';
import { makeMetrics } from './metrics.ts';
import { makeAuthPool, makePool } from './pool.ts';
import { assertUnprivileged } from './privileges.ts';
import { serverPreset } from './serverPreset.ts';
import { makeOpenSession } from './session.ts';
import { serveMedia } from './media/serveMedia.ts';
import type { ApiSettings } from './settings.ts';
import { makeDrain } from './shutdown.ts';
import { makeUploadDesk } from './uploads/desk.ts';
import { receiveUploads } from './uploads/receiveUpload.ts';
import { receiveWebhooks } from './webhooks/receiveWebhooks.ts';
import { assertTrustedDocumentsFit, readTrustedDocuments } from './trustedDocuments.ts';

/** How long a client may take to send its headers, and its whole request. */
const CLIENT_PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000 };

/** What a server is started with. */
export interface ServerOptions {
  settings: ApiSettings;
  /** What `platform.release()` must answer for `/readyz` to say yes. */
  expectedRelease?: string;
  log?: Logger;
  /** Routes beside GraphQL, over the same connections: see {@link makeApplication}. */
  makeRoutes?: (pool: Pool) => RequestHandler;
}

/** A server that answers. */
export interface RunningServer {
  /** Where it does, without a slash at the end. */
  url: string;
  /** Stops accepting, finishes what is in flight, lets go of the database. */
  close(): Promise<void>;
}

/** Starts the API, or throws a sentence that says why it may not run. */
export async function startServer({
  settings,
  expectedRelease,
  log = makeLog(settings.LOG_LEVEL),
  makeRoutes,
}: ServerOptions): Promise<RunningServer> {
  const pool = makePool(settings, log);
  const undo: (() => unknown)[] = [() => pool.end()];
  try {
    await assertUnprivileged(pool);
    const trusted = settings.TRUSTED_DOCUMENTS_DIR
      ? await readTrustedDocuments(settings.TRUSTED_DOCUMENTS_DIR)
      : undefined;
    const hasExplorer = settings.NODE_ENV !== 'production' && !trusted;
    const workerVitals = vitalsReader(pool);
    const metrics = makeMetrics(pool, workerVitals);
    const rules = {
      keys: settings.JWT_KEYS,
      issuer: settings.JWT_ISSUER,
      clockToleranceSeconds: settings.JWT_CLOCK_TOLERANCE_SECONDS,
    };
    const identify = makeIdentify(rules, makeOpenSession(pool, settings.SESSION_CACHE_MS));

    const uploads = makeUploadDesk(settings, settings.SECRET_KEYS);
    const authPool = makeAuthPool(settings, log);
    const gateways = gatewaysOf(settings);
    const identity = makeIdentity({
      pool: authPool,
      secretKeys: settings.SECRET_KEYS,
      tokenRules: rules,
      hashThreads: settings.PASSWORD_HASH_THREADS,
      uploads,
      gateways,
    });
    undo.unshift(
      () => identity.close(),
      () => authPool.end(),
    );

    const sockets = makeLiveSockets({ settings, pool, log, metrics, identify });
    undo.unshift(() => sockets.close(0));

    const graphql = postgraphile(
      serverPreset({
        settings,
        pool,
        log,
        metrics,
        sockets,
        identity,
        fieldOf: await readColumnFields(pool),
        hasExplorer,
        trusted,
      }),
    );
    undo.unshift(() => graphql.release());
    const schema = await graphql.getSchema();
    if (trusted) assertTrustedDocumentsFit(trusted, schema, limitsOf(settings));

    const server = createServer(CLIENT_PATIENCE);
    const drain = makeDrain(server);
    const app = await makeApplication({
      vitals: { pool, metrics, settings, expectedRelease, isDraining: drain.isDraining, workerVitals },
      log,
      identify,
      hasExplorer,
      routes: makeRoutes?.(pool),
      media: serveMedia(uploads.store),
      webhooks: receiveWebhooks({
        gateways,
        pool: authPool,
        log,
        forgeriesPerMinute: settings.RATE_LIMIT_PER_MINUTE,
      }),
      // Bytes for a bucket are sent to the bucket.
      uploads:
        uploads.store.kind === 'LOCAL'
          ? receiveUploads({
              store: uploads.store,
              tickets: uploads.tickets,
              call: identity.call,
              patience: { idleMs: settings.UPLOAD_IDLE_MS, totalMs: settings.UPLOAD_TIMEOUT_MS },
            })
          : undefined,
      addGraphql: async (target) => {
        const instance = graphql.createServ(grafserv);
        await instance.addTo(target, server);
        sockets.attach({ server, app: target, instance, isDraining: drain.isDraining });
      },
    });
    server.on('request', app);
    await listen(server, settings);

    const { port } = server.address() as AddressInfo;
    const url = `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${port}`;
    log.info({ url }, 'listening');
    return {
      url,
      async close() {
        await drain.finish(settings.DRAIN_DELAY_MS, settings.SHUTDOWN_GRACE_MS, sockets.close);
        for (const step of undo) await step();
        log.info('closed');
      },
    };
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
}

async function listen(server: Server, { HOST, PORT }: ApiSettings): Promise<void> {
  server.listen(PORT, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(`HOST ${HOST}, PORT ${PORT} cannot be listened on: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
