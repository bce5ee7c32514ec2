import type { Connection } from 'pg';
import { serialize } from 'pg-protocol';

/** Reads a column's text as a value. */
export type Parser = (text: string) => unknown;

/** A statement the server keeps for one connection. */
export interface PreparedStatement {
  wireName: string;
  /** What the server said of its columns, the first time it ran. */
  columns?: { names: string[]; parsers: Parser[] };
}

/** How many a connection keeps; the one used longest ago goes when there is one more. */
const MOST = 200;

/** The statements prepared on one connection, by what they are for. */
export class PreparedStatements {
  static readonly #byConnection = new WeakMap<Connection, PreparedStatements>();

  readonly #known = new Map<string, PreparedStatement>();
  #made = 0;
  /** Names to take back: closing one that is not there is no error. */
  #unwanted: string[] = [];

  static of(connection: Connection): PreparedStatements {
    let statements = this.#byConnection.get(connection);
    if (!statements) this.#byConnection.set(connection, (statements = new PreparedStatements()));
    return statements;
  }

  /** Finds a statement, or adds to `messages` what makes it. */
  use(key: string, text: () => string, messages: Buffer[]): PreparedStatement {
    let statement = this.#known.get(key);
    if (statement) {
      this.#known.delete(key);
      this.#known.set(key, statement);
      return statement;
    }
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= MOST) this.forget(oldest);
    for (const name of this.#unwanted.splice(0)) messages.push(serialize.close({ type: 'S', name }));
    statement = { wireName: `market_${++this.#made}` };
    messages.push(serialize.parse({ name: statement.wireName, text: text() }));
    this.#known.set(key, statement);
    return statement;
  }

  /** Makes a statement anew next time: after an error nobody knows whether the server has it, or still wants it. */
  forget(key: string): void {
    const statement = this.#known.get(key);
    if (!statement) return;
    this.#known.delete(key);
    this.#unwanted.push(statement.wireName);
  }
}
