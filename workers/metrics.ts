import type pg from 'pg';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { vitalsReader } from '../db/workerVitals.ts';
import { gaugeVitals } from '../db/vitalsGauges.ts';

/** What Prometheus reads from one worker process. */
export interface WorkerMetrics {
  registry: Registry;
  events: Counter<'consumer' | 'outcome'>;
  relaySeconds: Histogram<'consumer'>;
  jobs: Counter<'task' | 'outcome'>;
  sagaSteps: Counter<'saga' | 'step' | 'outcome'>;
}

/** A registry of its own for each worker. */
export function makeWorkerMetrics(pool: pg.Pool): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  gaugeVitals(registry, vitalsReader(pool));
  return {
    registry,
    events: new Counter({
      name: 'market_worker_events_total',
      help: 'Events told to consumers, by outcome: taken or failed.',
      labelNames: ['consumer', 'outcome'],
      registers,
    }),
    relaySeconds: new Histogram({
      name: 'market_worker_relay_seconds',
      help: 'Time to tell a consumer all that was due.',
      labelNames: ['consumer'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    jobs: new Counter({
      name: 'market_worker_jobs_total',
      help: 'Jobs run, by outcome: done, failed (tried again) or given_up.',
      labelNames: ['task', 'outcome'],
      registers,
    }),
    sagaSteps: new Counter({
      name: 'market_worker_saga_steps_total',
      help: 'Steps of sagas tried, by outcome: done, failed, refused, waiting or taken_over.',
      labelNames: ['saga', 'step', 'outcome'],
      registers,
    }),
  };
}
