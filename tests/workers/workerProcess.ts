import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECRET_KEYS } from '../api/apiServer.ts';
import type { TestDatabase } from '../database.ts';

const ENTRY = path.join(import.meta.dirname, 'entry.ts');

/** A worker as a process of its own, with the tests' tasks and sagas beside the project's. */
export interface WorkerProcess {
  child: ChildProcess;
  pid: number;
  /** The address it said it works at. */
  url: string;
  output(): string;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<number | null>;
}

/** Starts one, and waits until it says that it works. */
export async function startWorkerProcess(
  database: TestDatabase,
  env: Record<string, string> = {},
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['--no-warnings', ENTRY], {
    env: {
      PATH: process.env['PATH'],
      GRAPHILE_ENV: 'production',
      WORKER_DATABASE_URL: database.connections.worker,
      WORKER_PORT: '0',
      SECRET_KEYS,
      DATA_DIR: path.join(tmpdir(), `marketplace-test-worker-${process.pid}`),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  for (let tries = 0; tries < 400; tries++) {
    const url = /"url":"([^"]+)"/.exec(output)?.[1];
    if (url) {
      return {
        child,
        pid: child.pid!,
        url,
        output: () => output,
        kill: (signal) => child.kill(signal),
        ended,
      };
    }
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The worker did not start:\n${output}`);
}

/** Waits until `holds` does; fails with `what` after `seconds`. */
export async function until(what: string, seconds: number, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error(`${what}: not within ${seconds} s.`);
}
