import type { Logger } from 'pino';
import type { ApiSettings } from '../settings.ts';
import { explainDatabaseError } from '../errors/fromDatabase.ts';
import { interrupted, type Hearing } from './channel.ts';
import { Listener } from './listener.ts';

/** What the database notifies of, by channel. */
export interface Notifications {
  hear(channel: string): Promise<Hearing>;
  /** How many channels are listened to now. */
  channels(): number;
  close(): Promise<void>;
}

/**
 * Listens on one connection beside the pool's, made when somebody first subscribes and again when somebody subscribes
 * after it was lost. PostGraphile's own PgSubscriber takes one of the pool's, lets a subscription wait without a word
 * while there is no database, and queues what a client is too slow to read.
 */
export function makeNotifications(settings: ApiSettings, log: Logger): Notifications {
  let listener: Promise<Listener> | undefined;
  let listening: Listener | undefined;
  let isClosed = false;

  function connected(): Promise<Listener> {
    if (listener) return listener;
    const forget = () => {
      if (listener === mine) listener = listening = undefined;
    };
    const mine = Listener.connect(settings.API_DATABASE_URL, settings.API_POOL_WAIT_MS, log, forget);
    mine.then((made) => {
      if (listener === mine && !isClosed) listening = made;
      else void made.close();
    }, forget);
    return (listener = mine);
  }

  return {
    async hear(channel) {
      if (isClosed) throw interrupted();
      const found = await connected().catch((error: unknown) => {
        log.warn({ err: error }, 'no connection for notifications');
        throw explainDatabaseError(error) ? interrupted() : error;
      });
      return found.hear(channel);
    },
    channels: () => listening?.channels ?? 0,
    async close() {
      isClosed = true;
      await (await listener?.catch(() => undefined))?.close();
    },
  };
}
