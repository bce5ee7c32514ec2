import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { LoadOrder, LoadResult } from './loadProcess.ts';

export type { LoadOrder, LoadResult };

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
