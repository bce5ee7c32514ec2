import { Router } from 'express';
import type { Pool } from 'pg';
import { atMostEvery } from '../../db/atMostEvery.ts';
import type { WorkerVitals } from '../../db/workerVitals.ts';
import type { Metrics } from '../metrics.ts';
import { currentRequest } from '../requestScope.ts';
import type { ApiSettings } from '../settings.ts';
import { answerError } from './answerError.ts';
import { mayReadMetrics } from './metricsToken.ts';

/** What the health endpoints look at. */
export interface Vitals {
  pool: Pool;
  metrics: Metrics;
  settings: ApiSettings;
  /** What the database must say was applied to it; undefined when nobody minds. */
  expectedRelease: string | undefined;
  isDraining(): boolean;
  /** How the background work stands. */
  workerVitals(): Promise<WorkerVitals>;
}

/** Anybody may ask, as often as they like: the database is asked once in this time. */
const READINESS_MS = 1000;

/** `/healthz`: the process is alive. `/readyz`: it should be sent requests. `/metrics`: what it has done. */
export function health(vitals: Vitals): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  const databaseFault = atMostEvery(READINESS_MS, () => faultOfDatabase(vitals));
  router.get('/readyz', async (_req, res) => {
    const reason = vitals.isDraining() ? 'shutting down' : await databaseFault();
    if (reason) return void res.status(503).json({ status: 'unready', reason });
    // Without a worker the API still answers: that is for an alarm, not for the load balancer.
    const worker = await vitals.workerVitals().catch(() => undefined);
    res.json({ status: 'ready', worker: worker && workerSummary(worker) });
  });
  router.get('/metrics', async (req, res) => {
    const { registry } = vitals.metrics;
    if (!mayReadMetrics(req.get('authorization'), vitals.settings)) {
      return answerError(res, 'NOT_FOUND', 'There is nothing here.');
    }
    res.setHeader('content-type', registry.contentType);
    res.send(await registry.metrics());
  });
  return router;
}

async function faultOfDatabase({ pool, expectedRelease }: Vitals): Promise<string | undefined> {
  try {
    const { rows } = await pool.query<{ known: boolean }>('select platform.has_release($1) as known', [
      expectedRelease ?? '',
    ]);
    return expectedRelease === undefined || rows[0]?.known
      ? undefined
      : 'the database was never migrated to this release: run db:migrate';
  } catch (err) {
    currentRequest()?.log.warn({ err }, 'not ready');
    return 'the database does not answer';
  }
}

/** The background work in a line: numbers only, since anybody may ask. */
function workerSummary(vitals: WorkerVitals): object {
  return {
    isAlive: vitals.workers > 0,
    eventLagSeconds: vitals.eventLagSeconds,
    jobsWaiting: vitals.jobsWaiting,
    jobsFailed: vitals.jobsFailed,
    deliveriesParked: vitals.deliveriesParked,
    sagasStuck: vitals.sagasStuck,
  };
}
