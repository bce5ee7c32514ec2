import { createHmac } from 'node:crypto';
import type { LoginRole } from './services.ts';
import type { DatabaseSettings } from './settings.ts';

/** How each kind of process reaches one database. */
export interface Connections {
  /** `DATABASE_URL`: makes roles; migrates too, unless it is a superuser. */
  admin: string;
  /** `market_owner`: may become each service's role; what migrations run as when `admin` is a superuser. */
  owner: string;
  api: string;
  auth: string;
  worker: string;
}

type UrlSettings = Pick<DatabaseSettings, 'API_DATABASE_URL' | 'AUTH_DATABASE_URL' | 'WORKER_DATABASE_URL'>;

/**
 * Connection URLs for `databaseUrl`. A login role without a URL of its own gets a password derived from
 * the owner's (HMAC-SHA-256): whoever holds the owner's password could set it anyway, and several
 * checkouts on one server agree without sharing a file.
 */
export function connectionsOf(databaseUrl: string, explicit: UrlSettings = {}): Connections {
  const derived = (role: LoginRole) => {
    const url = new URL(databaseUrl);
    if (!url.password) {
      throw new Error(
        'DATABASE_URL has no password to derive the other logins from: ' +
          'set API_DATABASE_URL, AUTH_DATABASE_URL and WORKER_DATABASE_URL too.',
      );
    }
    url.password = createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('base64url');
    url.username = role;
    return url.toString();
  };
  return {
    admin: databaseUrl,
    // Needed only beside a superuser, so it fails only there.
    get owner() {
      return derived('market_owner');
    },
    api: explicit.API_DATABASE_URL ?? derived('market_api'),
    auth: explicit.AUTH_DATABASE_URL ?? derived('market_auth'),
    worker: explicit.WORKER_DATABASE_URL ?? derived('market_worker'),
  };
}

/** The same connections to another database of the same server. */
export function onDatabase(connections: Connections, database: string): Connections {
  const moved = (url: string) => {
    const copy = new URL(url);
    copy.pathname = `/${encodeURIComponent(database)}`;
    return copy.toString();
  };
  return Object.fromEntries(
    Object.entries(connections).map(([name, url]) => [name, moved(url)]),
  ) as unknown as Connections;
}
