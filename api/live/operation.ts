import { GraphQLError, type ExecutionResult } from 'graphql';
import { apiError } from '../errors/apiError.ts';
import type { Hearing } from './channel.ts';
import type { Notifications } from './notifications.ts';
import { RowHidden, type RowEvent } from './rowTopic.ts';

type Results = AsyncIterableIterator<ExecutionResult>;

/**
 * One subscription: what goes into grafast, events of a channel, and what comes out of it, results for the client.
 * grafast reads ahead without bounds, so an event goes in only when the client has taken what came out before.
 */
export class LiveOperation {
  readonly #notifications: Notifications;
  #isAsked = false;
  #whenAsked: (() => void) | undefined;
  #failure: unknown;

  constructor(notifications: Notifications) {
    this.#notifications = notifications;
  }

  /** The events of a channel, beginning with one that says it is listened to. */
  async subscribe(channel: string): Promise<AsyncIterableIterator<RowEvent>> {
    const hearing = await this.#notifications.hear(channel);
    const id = channel.slice(channel.indexOf(':') + 1);
    let begun = false;
    const done = async () => {
      hearing.stop();
      return { done: true as const, value: undefined };
    };
    const events: AsyncIterableIterator<RowEvent> = {
      [Symbol.asyncIterator]: () => events,
      next: async () => {
        await this.#asked();
        if (begun) await this.#heard(hearing);
        const event = begun ? ('CHANGED' as const) : ('SUBSCRIBED' as const);
        begun = true;
        return { done: false, value: { event, id } };
      },
      return: done,
      throw: done,
    };
    return events;
  }

  /**
   * What of `results` the client gets. A row that it may not see is not there for it: at first that is refused, as is a
   * row that does not exist; later nothing is sent, for an end would tell of the change that hid the row.
   */
  deliver(results: Results): Results {
    let begun = false;
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: async () => {
        for (;;) {
          this.#ask();
          const { done, value } = await results.next();
          if (done) {
            if (this.#failure) throw this.#failure;
            return { done: true, value: undefined };
          }
          if (value.errors?.some(isHidden)) {
            if (begun) continue;
            await results.return?.();
            throw apiError('NOT_FOUND', 'There is no such thing, or you may not see it.');
          }
          begun = true;
          if (hasSomething(value)) return { done: false, value };
          await results.return?.();
          throw value.errors?.[0] ?? new Error('A subscription had neither data nor errors.');
        }
      },
      return: async () => {
        await results.return?.();
        return { done: true, value: undefined };
      },
      throw: async (error) => {
        await results.return?.();
        throw error;
      },
    };
  }

  async #heard(hearing: Hearing): Promise<void> {
    try {
      await hearing.next();
    } catch (error) {
      // grafast forgets an error that comes when nobody waits for a result.
      this.#failure = error;
      throw error;
    }
  }

  #ask(): void {
    this.#isAsked = true;
    this.#whenAsked?.();
  }

  async #asked(): Promise<void> {
    if (!this.#isAsked) await new Promise<void>((resolve) => (this.#whenAsked = resolve));
    this.#isAsked = false;
    this.#whenAsked = undefined;
  }
}

/** A subscription that was refused: one that ends with the error, so that refusals and ends look alike to a client. */
export function refused(errors: readonly GraphQLError[]): Results {
  const done = async () => ({ done: true as const, value: undefined });
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => Promise.reject(errors[0]),
    return: done,
    throw: done,
  };
}

/** With `onError: NULL` a field that failed is null in data that is not. */
function hasSomething({ data }: ExecutionResult): boolean {
  return Object.values(data ?? {}).some((value) => value != null);
}

function isHidden(error: GraphQLError): boolean {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause instanceof RowHidden;
}
