import { Gauge, type Registry } from 'prom-client';
import type { WorkerVitals } from './workerVitals.ts';

const GAUGES: { vital: keyof WorkerVitals; name: string; help: string }[] = [
  { vital: 'workers', name: 'market_workers', help: 'Worker processes alive.' },
  {
    vital: 'eventLagSeconds',
    name: 'market_event_lag_seconds',
    help: 'How long the oldest due event has waited for its consumer.',
  },
  {
    vital: 'deliveriesWaiting',
    name: 'market_event_deliveries_waiting',
    help: 'Deliveries of events that are due or will be tried again.',
  },
  {
    vital: 'deliveriesParked',
    name: 'market_event_deliveries_parked',
    help: 'Deliveries given up after their last attempt.',
  },
  { vital: 'jobsWaiting', name: 'market_jobs_waiting', help: 'Jobs that are due and not begun.' },
  { vital: 'jobsFailed', name: 'market_jobs_failed', help: 'Jobs given up after their last attempt.' },
  {
    vital: 'oldestJobSeconds',
    name: 'market_oldest_job_seconds',
    help: 'How long the oldest due job has waited.',
  },
  { vital: 'sagasRunning', name: 'market_sagas_running', help: 'Sagas under way, forward or backward.' },
  { vital: 'sagasStuck', name: 'market_sagas_stuck', help: 'Sagas that wait for an administrator.' },
];

/** Adds a gauge for each vital of the background work; the first one collected asks, the others use its answer. */
export function gaugeVitals(registry: Registry, read: () => Promise<WorkerVitals>): void {
  for (const { vital, name, help } of GAUGES) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const vitals = await read().catch(() => undefined);
        if (vitals) this.set(vitals[vital] ?? 0);
        else this.reset();
      },
    });
  }
}
