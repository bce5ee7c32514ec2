import { createRequire } from 'node:module';
import pg, { type Connection, type FieldDef, type Pool, type Submittable } from 'pg';
import { serialize } from 'pg-protocol';
import { PreparedStatements, type Parser, type PreparedStatement } from './preparedStatements.ts';

/** Settings of one transaction. */
export type TransactionSettings = Readonly<Record<string, string | undefined>>;

/** A statement that only reads. */
export interface Reading {
  text: string;
  /** Its parameters, of any type that pg can write. */
  values?: readonly unknown[] | undefined;
  /** Prepared, and found again, by this name; without it the statement is for once. */
  name?: string | undefined;
  /** Rows as arrays, not objects. */
  arrayMode?: boolean | undefined;
}

/** Its rows. */
export interface RowsRead<Row> {
  rows: Row[];
  rowCount: number;
}

/** How pg writes JavaScript's values for PostgreSQL; it has no type of its own. */
const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js') as {
  prepareValue(value: unknown): unknown;
};

const SYNC = serialize.sync();
const EXECUTE = serialize.execute();
const DESCRIBE = serialize.describe({ type: 'P', name: '' });

/**
 * A statement in a transaction of its own, sent as one message and answered by one.
 *
 * To PostgreSQL all that comes before a Sync is one transaction: the settings are set for it, the statement runs, and
 * the Sync ends both, or an error undoes both. So neither `begin` nor `commit` is sent, four round trips become one,
 * and with its answer the connection is free again, with no setting left on it.
 */
class ReadTransaction<Row> implements Submittable {
  // pg asks for it when queries have a time limit; there is nobody to call.
  readonly callback = () => undefined;
  readonly #settings: [name: string, value: string][];
  readonly #reading: Reading;
  readonly #done: (error: Error | undefined, result?: RowsRead<Row>) => void;
  readonly #rows: Row[] = [];
  readonly #keys: string[] = [];
  #prepared!: PreparedStatements;
  #statement: PreparedStatement = { wireName: '' };
  #settingsAreSet = false;
  #unreadable: Error | undefined;

  constructor(
    settings: TransactionSettings,
    reading: Reading,
    done: (error: Error | undefined, result?: RowsRead<Row>) => void,
  ) {
    this.#settings = Object.entries(settings).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    this.#reading = reading;
    this.#done = done;
  }

  /** What is run, for whoever watches the connection. */
  get text(): string {
    return this.#reading.text;
  }

  /** Its parameters. */
  get values(): readonly unknown[] {
    return this.#reading.values ?? [];
  }

  /** Sends it. What cannot be sent is returned, for pg to tell {@link handleError}: thrown it would end the process. */
  submit(connection: Connection): Error | undefined {
    try {
      connection.stream.write(this.#messages(connection));
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  #messages(connection: Connection): Buffer {
    const { text, values = [], name } = this.#reading;
    const messages: Buffer[] = [];
    this.#prepared = PreparedStatements.of(connection);
    const prepare = (key: string, written: () => string) => {
      this.#keys.push(key);
      return this.#prepared.use(key, written, messages);
    };

    const names = this.#settings.map(([setting]) => setting);
    const set = prepare(names.join(), () => settingStatement(names));
    messages.push(
      serialize.bind({ statement: set.wireName, values: this.#settings.map(([, value]) => value) }),
      EXECUTE,
    );
    if (name === undefined) messages.push(serialize.parse({ text }));
    else {
      // Under row-level security a plan is for one role, and made anew when another asks.
      const role = this.#settings.find(([setting]) => setting === 'role')?.[1];
      this.#statement = prepare(`${role} ${name}`, () => text);
    }
    messages.push(serialize.bind({ statement: this.#statement.wireName, values: [...values] }));
    if (!this.#statement.columns) messages.push(DESCRIBE);
    messages.push(EXECUTE, SYNC);
    return Buffer.concat(messages);
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    this.#statement.columns = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID) as Parser),
    };
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    // The first row is that of the settings.
    if (!this.#settingsAreSet || this.#unreadable) return;
    try {
      const { names, parsers } = this.#statement.columns!;
      const values: unknown[] = new Array(fields.length);
      for (let at = 0; at < fields.length; at++) {
        const field = fields[at]!;
        values[at] = field === null ? null : parsers[at]!(field);
      }
      const row = this.#reading.arrayMode
        ? values
        : Object.fromEntries(names.map((name, at) => [name, values[at]]));
      this.#rows.push(row as Row);
    } catch (error) {
      // Thrown here it would end the process.
      this.#unreadable = error as Error;
    }
  }

  handleCommandComplete(): void {
    this.#settingsAreSet = true;
  }

  handleReadyForQuery(): void {
    if (this.#unreadable) this.#done(this.#unreadable);
    else this.#done(undefined, { rows: this.#rows, rowCount: this.#rows.length });
  }

  handleError(error: Error): void {
    for (const key of this.#keys) this.#prepared?.forget(key);
    this.#done(error);
  }

  handleEmptyQuery(): void {}

  handlePortalSuspended(): void {}

  handleCopyInResponse(): void {}

  handleCopyData(): void {}
}

/** The settings' names are written into the statement, their values are given to it. */
function settingStatement(names: string[]): string {
  const calls = names.map((name, at) => `set_config(${pg.escapeLiteral(name)}, $${at + 1}, true)`);
  return `select ${calls.join(', ')}`;
}

/** Runs one statement in a transaction with these settings, on the pool's next free connection. */
export async function readTransaction<Row>(
  pool: Pool,
  settings: TransactionSettings,
  reading: Reading,
): Promise<RowsRead<Row>> {
  // A value that cannot be written fails here, where no connection is held yet.
  const written = { ...reading, values: reading.values?.map(prepareValue) };
  const client = await pool.connect();
  return new Promise((resolve, reject) => {
    const transaction = new ReadTransaction<Row>(settings, written, (error, result) => {
      client.release(error !== undefined && isOfConnection(error));
      if (error) reject(error);
      else resolve(result!);
    });
    client.query(transaction);
  });
}

/** Whether an error is not the statement's: the connection was lost, or the server has ended it (class 57P). */
function isOfConnection(error: Error & { code?: string }): boolean {
  return error instanceof pg.DatabaseError && /^(57P|08)/.test(error.code ?? '57P');
}
