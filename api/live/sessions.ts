import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { readSessions, type Session } from '../session.ts';
import type { VerifiedToken } from '../token.ts';

/** Somebody whose session is watched. */
export interface Watched {
  token: VerifiedToken;
  session: Session;
  /** The session is over, or says something else than it did. */
  onChange(now: Session | undefined): void;
}

/** All sessions of open sockets, each looked at again and again. */
export interface SessionWatch {
  add(watched: Watched): void;
  remove(watched: Watched): void;
  /** Resolves when what is known of the sessions is no older than a request's would be. */
  fresh(): Promise<void>;
  /** Looks at all of them now, in one query. */
  check(): Promise<void>;
}

/** What makes two readings of a session the same. */
const gist = ({ expiresAt: _expiresAt, ...rights }: Session) => JSON.stringify(rights);

/** @param cacheMs - how long a session that was read may be relied on, as for requests */
export function makeSessionWatch(pool: Pool, cacheMs: number, log: Logger): SessionWatch {
  const all = new Set<Watched>();
  let latest: Promise<void> | undefined;
  let startedAt = -Infinity;
  let isFailing = false;

  async function look(): Promise<void> {
    const asked = new Map([...all].map(({ token }) => [token.sessionId, token]));
    const about = new Set(all);
    const read = await readSessions(pool, [...asked.values()]);
    const found = new Map(read.map((session) => [session.sessionId, session]));
    for (const watched of about) {
      const now = found.get(watched.token.sessionId);
      if (!now || gist(now) !== gist(watched.session)) watched.onChange(now);
    }
  }

  function check(): Promise<void> {
    if (all.size === 0) return Promise.resolve();
    if (latest) return latest;
    const started = performance.now();
    const mine = look().then(
      () => {
        startedAt = started;
        isFailing = false;
      },
      (err: unknown) => {
        if (!isFailing) log.warn({ err }, 'sessions of sockets cannot be read');
        isFailing = true;
        throw err;
      },
    );
    latest = mine.finally(() => (latest = undefined));
    return latest;
  }

  return {
    add: (watched) => void all.add(watched),
    remove: (watched) => void all.delete(watched),
    check,
    async fresh() {
      if (all.size > 0 && performance.now() - startedAt > cacheMs) await check();
    },
  };
}
