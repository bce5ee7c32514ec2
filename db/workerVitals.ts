import type pg from 'pg';
import { atMostEvery } from './atMostEvery.ts';

/** How the background work stands, as `platform.worker_vitals()` says it. */
export interface WorkerVitals {
  /** Worker processes alive. */
  workers: number;
  secondsSinceSeen: number | null;
  /** How long the oldest due event has waited. */
  eventLagSeconds: number;
  deliveriesWaiting: number;
  deliveriesParked: number;
  jobsWaiting: number;
  jobsFailed: number;
  oldestJobSeconds: number;
  sagasRunning: number;
  sagasStuck: number;
}

/** Whoever asks, and however often: the database is asked once in this time. */
const FRESH_MS = 1000;

/** Reads the vitals as any login that may (`market_api`, `market_worker`). */
export function vitalsReader(pool: pg.Pool): () => Promise<WorkerVitals> {
  return atMostEvery(FRESH_MS, async (): Promise<WorkerVitals> => {
    const { rows } = await pool.query({
      name: 'worker_vitals',
      text: `
        select
          workers::int, seconds_since_seen as "secondsSinceSeen", event_lag_seconds as "eventLagSeconds",
          deliveries_waiting::int as "deliveriesWaiting", deliveries_parked::int as "deliveriesParked",
          jobs_waiting::int as "jobsWaiting", jobs_failed::int as "jobsFailed",
          oldest_job_seconds as "oldestJobSeconds", sagas_running::int as "sagasRunning",
          sagas_stuck::int as "sagasStuck"
        from platform.worker_vitals()`,
    });
    return rows[0];
  });
}
