import type { Pool } from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { gaugeVitals } from '../db/vitalsGauges.ts';
import type { WorkerVitals } from '../db/workerVitals.ts';

/** What Prometheus reads from one API process. */
export interface Metrics {
  registry: Registry;
  requests: Counter<'method' | 'status'>;
  operations: Counter<'type'>;
  errors: Counter<'code'>;
  planSeconds: Histogram;
  executeSeconds: Histogram<'type'>;
  socketMessages: Counter;
  socketsClosed: Counter<'code'>;
  socketsRefused: Counter<'code'>;
}

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own for each server, so that several can live in one process. */
export function makeMetrics(pool: Pool, workerVitals: () => Promise<WorkerVitals>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  gaugeVitals(registry, workerVitals);
  new Gauge({
    name: 'market_api_pool_connections',
    help: 'Database connections of the pool: all of them, those not in use, and requests waiting for one.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'total' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  return {
    registry,
    requests: new Counter({
      name: 'market_api_http_requests_total',
      help: 'HTTP requests answered.',
      labelNames: ['method', 'status'],
      registers,
    }),
    operations: new Counter({
      name: 'market_api_operations_total',
      help: 'GraphQL operations run.',
      labelNames: ['type'],
      registers,
    }),
    errors: new Counter({
      name: 'market_api_errors_total',
      help: 'Errors given to clients, by code.',
      labelNames: ['code'],
      registers,
    }),
    planSeconds: new Histogram({
      name: 'market_api_plan_seconds',
      help: 'Time to plan an operation, near zero when its plan is known.',
      buckets: BUCKETS,
      registers,
    }),
    executeSeconds: new Histogram({
      name: 'market_api_execute_seconds',
      help: 'Time to plan and run an operation.',
      labelNames: ['type'],
      buckets: BUCKETS,
      registers,
    }),
    socketMessages: new Counter({
      name: 'market_api_socket_messages_total',
      help: 'Results sent to subscribers.',
      registers,
    }),
    socketsClosed: new Counter({
      name: 'market_api_sockets_closed_total',
      help: 'Sockets closed, by close code.',
      labelNames: ['code'],
      registers,
    }),
    socketsRefused: new Counter({
      name: 'market_api_sockets_refused_total',
      help: 'Sockets that were not opened, by code.',
      labelNames: ['code'],
      registers,
    }),
  };
}

/** Adds a number that is looked up when it is asked for. */
export function gauge({ registry }: Metrics, name: string, help: string, current: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(current());
    },
  });
}
