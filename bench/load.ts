import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { LoadOrder, LoadResult } from './loadProcess.ts';

export type { LoadOrder, LoadResult };

/** A whole request of GraphQL, for {@link LoadOrder.requests}. */
export function postOf(body: string, headers: Record<string, string> = {}): string {
  const lines = Object.entries({
    host: 'bench',
    'content-type': 'application/json',
    ...headers,
    'content-length': Buffer.byteLength(body),
  }).map(([name, value]) => `${name}: ${value}`);
  return ['POST /graphql HTTP/1.1', ...lines, '', body].join('\r\n');
}

/** Asks from a process of its own, so that asking is not counted as answering. */
export class LoadGenerator {
  readonly #process = fork(new URL('./loadProcess.ts', import.meta.url));

  get pid(): number {
    return this.#process.pid!;
  }

  /** Sends the requests in turn over all connections until the time is up; throws when one was refused. */
  async run(order: LoadOrder): Promise<LoadResult> {
    this.#process.send(order);
    const [result] = (await once(this.#process, 'message')) as [LoadResult];
    if (result.failure) throw new Error(result.failure);
    return result;
  }

  stop(): void {
    this.#process.kill();
  }
}
