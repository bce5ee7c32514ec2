import pg from 'pg';
import type { Logger } from 'pino';
import { Hearing, interrupted, type Channel } from './channel.ts';

/** A broken network says nothing: the connection is asked this often, and must answer in this time. */
const HEARTBEAT_MS = 5000;

/**
 * One connection that listens. It serves until it breaks; then all who hear through it are told, since what was
 * notified meanwhile is lost to them.
 */
export class Listener {
  readonly #client: pg.Client;
  readonly #log: Logger;
  readonly #channels = new Map<string, Channel>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #onLost: () => void;
  #isLost = false;

  private constructor(client: pg.Client, log: Logger, onLost: () => void) {
    this.#client = client;
    this.#log = log;
    this.#onLost = onLost;
    client.on('error', (error) => this.#lose(error));
    client.on('end', () => this.#lose(new Error('The connection was closed.')));
    client.on('notification', ({ channel }) => {
      for (const hearing of this.#channels.get(channel)?.hearings ?? []) hearing.hear();
    });
    this.#heartbeat = setInterval(
      () => client.query('select 1').catch((error: Error) => this.#lose(error)),
      HEARTBEAT_MS,
    ).unref();
  }

  /** Connects, or throws what the database said. */
  static async connect(
    connectionString: string,
    waitMs: number,
    log: Logger,
    onLost: () => void,
  ): Promise<Listener> {
    const client = new pg.Client({
      connectionString,
      application_name: 'market_api subscriptions',
      connectionTimeoutMillis: waitMs,
      query_timeout: HEARTBEAT_MS,
      keepAlive: true,
    });
    // Until it is connected, connect() says all there is to say.
    client.on('error', () => undefined);
    await client.connect();
    return new Listener(client, log, onLost);
  }

  /** Listens to a channel; when this resolves, nothing said on it from then on will be missed. */
  async hear(name: string): Promise<Hearing> {
    if (this.#isLost) throw interrupted();
    let channel = this.#channels.get(name);
    if (!channel) {
      const listening = this.#client.query(`listen ${pg.escapeIdentifier(name)}`);
      channel = { listening, hearings: new Set() };
      this.#channels.set(name, channel);
      listening.catch((error: Error) => this.#lose(error));
    }
    const hearing = new Hearing(() => this.#leave(name, hearing));
    channel.hearings.add(hearing);
    await channel.listening.catch(() => undefined);
    if (this.#isLost) throw interrupted();
    return hearing;
  }

  /** How many channels are listened to. */
  get channels(): number {
    return this.#channels.size;
  }

  /** Lets go of the connection; who still hears is told. */
  async close(): Promise<void> {
    this.#lose(undefined);
    await this.#client.end().catch(() => undefined);
  }

  #leave(name: string, hearing: Hearing): void {
    const channel = this.#channels.get(name);
    if (!channel?.hearings.delete(hearing) || channel.hearings.size > 0) return;
    this.#channels.delete(name);
    this.#client.query(`unlisten ${pg.escapeIdentifier(name)}`).catch((error: Error) => this.#lose(error));
  }

  #lose(err: Error | undefined): void {
    if (this.#isLost) return;
    this.#isLost = true;
    clearInterval(this.#heartbeat);
    this.#onLost();
    const hearings = [...this.#channels.values()].flatMap((channel) => [...channel.hearings]);
    this.#channels.clear();
    if (err) this.#log.warn({ err, subscriptions: hearings.length }, 'notifications were interrupted');
    for (const hearing of hearings) hearing.fail(interrupted());
    if (err) this.#client.end().catch(() => undefined);
  }
}
