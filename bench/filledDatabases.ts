import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { connectionsOf, type Connections } from '../db/connections.ts';
import { removeEmbedded, startEmbedded } from '../db/embedded/server.ts';
import { migrate, migratingLogin } from '../db/migrate/migrate.ts';
import { seed } from '../db/seed/seed.ts';
import { parentOf } from './processTime.ts';

/** One server with the demo marketplace in several sizes, a database each. */
export interface FilledDatabases {
  /** URL of the superuser. */
  admin(products: number): string;
  connections(products: number): Connections;
  /** The process all of PostgreSQL's others are children of. */
  postmaster: number;
  stop(): Promise<void>;
}

/** Fills what is missing. With `keep` the server's folder stays, and the next run finds its databases filled. */
export async function fillDatabases(
  sizes: readonly number[],
  keep: string | undefined,
): Promise<FilledDatabases> {
  const dataDir = keep ?? (await mkdtemp(path.join(tmpdir(), 'marketplace-bench-')));
  const server = await startEmbedded({ dataDir, settings: ['shared_buffers=1GB', 'max_wal_size=4GB'] });
  const stop = () => (keep ? server.stop() : removeEmbedded(server, dataDir));
  const admin = (products: number) => server.url(`products_${products}`);
  const postgres = new pg.Client({ connectionString: server.url('postgres') });
  try {
    await postgres.connect();
    const { rows } = await postgres.query<{ pid: number; filled: string[] | null }>(
      `select pg_backend_pid() as pid,
        (select array_agg(datname::text) from pg_database where datname like 'products\\_%') as filled`,
    );
    for (const products of sizes) {
      const connections = connectionsOf(admin(products));
      if (rows[0]!.filled?.includes(`products_${products}`)) {
        await migrate(connections);
        continue;
      }
      console.error(`Filling a database with ${products} products …`);
      // Under another name until it is whole: a run that was stopped leaves nothing that passes for filled.
      const unfinished = `unfinished_${products}`;
      await postgres.query(`drop database if exists ${unfinished}`);
      await postgres.query(`create database ${unfinished}`);
      const filling = connectionsOf(server.url(unfinished));
      await migrate(filling);
      await seed(await migratingLogin(filling), { products });
      await postgres.query(`alter database ${unfinished} rename to products_${products}`);
    }
    const postmaster = parentOf(rows[0]!.pid);
    await postgres.end();
    return { admin, connections: (products) => connectionsOf(admin(products)), postmaster, stop };
  } catch (error) {
    await postgres.end();
    await stop();
    throw error;
  }
}
