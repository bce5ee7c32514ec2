import os from 'node:os';
import path from 'node:path';
import { Tinypool } from 'tinypool';
import { apiError } from '../errors/apiError.ts';
import type { Cost } from './hashThread.ts';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const COST: Cost = { memory: 19_456, passes: 2 };

/** More than these would wait longer than a client does. */
const MOST_WAITING = 200;

/**
 * Password hashing (argon2id, PHC strings), on threads of its own and of the lowest priority: what waits for a password
 * never takes the processor from what does not.
 */
export class PasswordHashes {
  readonly #threads: Tinypool;
  /** Compared with when there is no such user, so that it takes as long. */
  readonly #decoy: Promise<string>;

  constructor(threads: number) {
    this.#threads = new Tinypool({
      filename: path.join(import.meta.dirname, 'hashThread.ts'),
      runtime: 'worker_threads',
      minThreads: threads,
      maxThreads: threads,
      maxQueue: MOST_WAITING,
      // Not those of this process, which under a test runner are none of a thread's.
      execArgv: [],
    });
    this.#decoy = this.hash(os.hostname());
    this.#decoy.catch(() => undefined);
  }

  hash(password: string): Promise<string> {
    return this.#run('hash', { password, cost: COST });
  }

  /** Whether it is the password; of no hash at all never, after the same time. */
  async matches(password: string, hash: string | null): Promise<boolean> {
    const isRight: boolean = await this.#run('matches', { password, hash: hash ?? (await this.#decoy) });
    return isRight && hash !== null;
  }

  /** Whether the hash was made at another cost than new ones are. */
  isDated(hash: string): boolean {
    return !hash.startsWith(`$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=1$`);
  }

  async close(): Promise<void> {
    await this.#decoy.catch(() => undefined);
    await this.#threads.destroy();
  }

  async #run(name: 'hash' | 'matches', task: object) {
    if (this.#threads.queueSize >= MOST_WAITING) {
      throw apiError('UNAVAILABLE', 'Too many people are signing in right now: try again in a moment.');
    }
    return this.#threads.run(task, { name });
  }
}
