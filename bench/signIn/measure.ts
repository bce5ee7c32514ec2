import type pg from 'pg';
import { familyTime, parentOf, processTime } from '../processTime.ts';
import type { Bench } from '../server.ts';
import { rounded } from './client.ts';

/** Waits for calls, and says how long they took and what they cost whom. */
export type Measure = (times: Promise<number[]>) => Promise<Record<string, number>>;

const part = (times: readonly number[], share: number) =>
  rounded(times[Math.floor((times.length - 1) * share)]!);

/** A {@link Measure} of the bench's API and PostgreSQL. */
export async function makeMeasure(bench: Bench, owner: pg.Pool): Promise<Measure> {
  const { rows } = await owner.query('select pg_backend_pid() as pid');
  const postmaster = parentOf(rows[0].pid);
  return async (times) => {
    const [api, postgres, own, from] = [
      processTime(bench.pid),
      familyTime(postmaster),
      process.cpuUsage(),
      performance.now(),
    ];
    const all = await times;
    const used = process.cpuUsage(own);
    return {
      n: all.length,
      'per second': rounded((all.length * 1000) / (performance.now() - from)),
      'p50 ms': part(all, 0.5),
      'p99 ms': part(all, 0.99),
      'API CPU ms': rounded((processTime(bench.pid) - api) / all.length),
      'PostgreSQL CPU ms': rounded((familyTime(postmaster) - postgres) / all.length),
      'client CPU ms': rounded((used.user + used.system) / 1000 / all.length),
    };
  };
}
