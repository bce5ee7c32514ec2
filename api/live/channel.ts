import { apiError } from '../errors/apiError.ts';

/** That subscribers may have missed something, or cannot be sure not to. */
export const interrupted = () =>
  apiError('UNAVAILABLE', 'Notifications were interrupted: subscribe again, and read what you show anew.');

/**
 * What one subscription hears of its channel. Notifications are not queued but remembered: a row is read when it is
 * delivered, so that of ten changes in a row the last says it all, and a client that reads slowly costs no memory.
 */
export class Hearing {
  readonly #stop: (hearing: Hearing) => void;
  #heard = false;
  #failure: Error | undefined;
  #waiting: { resolve: () => void; reject: (error: Error) => void } | undefined;

  constructor(stop: (hearing: Hearing) => void) {
    this.#stop = stop;
  }

  /** Resolves once there was a notification since the last call; rejects once there will be no more. */
  async next(): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (!this.#heard) {
      await new Promise<void>((resolve, reject) => {
        this.#waiting = { resolve, reject };
      });
    }
    this.#heard = false;
  }

  /** There was a notification. */
  hear(): void {
    this.#heard = true;
    this.#waiting?.resolve();
    this.#waiting = undefined;
  }

  /** There will be no more. */
  fail(error: Error): void {
    this.#failure = error;
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }

  /** Nobody wants to know any longer. */
  stop(): void {
    this.#stop(this);
  }
}

/** Those who hear one channel, and the LISTEN they wait for. */
export interface Channel {
  listening: Promise<unknown>;
  hearings: Set<Hearing>;
}
