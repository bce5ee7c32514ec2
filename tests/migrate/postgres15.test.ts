import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { connectionsOf } from '../../db/connections.ts';
import { removeEmbedded, startEmbedded, type EmbeddedServer } from '../../db/embedded/server.ts';
import { REPOSITORY } from '../../db/migrate/files.ts';
import { migrate } from '../../db/migrate/migrate.ts';
import { rollBackNewest } from '../../db/migrate/rollback.ts';
import { pinnedFacts, readFacts } from '../../db/pins/pins.ts';
import { seed } from '../../db/seed/seed.ts';
import { SERVICES } from '../../db/services.ts';

/** The oldest PostgreSQL that is promised; npm has it for Linux on x64 only. */
const installation = path.join(REPOSITORY, 'node_modules', 'postgres-15', 'native');
const onFifteen = existsSync(installation) ? describe : describe.skip;

onFifteen('PostgreSQL 15', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'marketplace-15-'));
  let server: EmbeddedServer;
  let owner: pg.Client;
  const connections = () => connectionsOf(server.url('postgres'));

  beforeAll(async () => {
    server = await startEmbedded({ dataDir, installation, settings: ['fsync=off'] });
    await migrate(connections());
    owner = new pg.Client({ connectionString: connections().owner });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    if (server) await removeEmbedded(server, dataDir);
  });

  test('is 15', async () => {
    expect((await owner.query('show server_version_num')).rows[0].server_version_num).toMatch(/^15/);
  });

  test('is migrated to what newer versions are', async () => {
    expect(await readFacts(owner)).toEqual(pinnedFacts());
  });

  test('has every service’s last migration taken back and applied again', async () => {
    for (const service of SERVICES) {
      await rollBackNewest(connections(), service);
      await migrate(connections());
    }
    expect(await readFacts(owner)).toEqual(pinnedFacts());
  }, 180_000);

  test('holds the demo marketplace', async () => {
    await seed(connections().owner, {});
    const { rows } = await owner.query('select count(*)::int as orders from order_service.orders');
    expect(rows[0].orders).toBe(1500);
    expect((await owner.query('select * from platform.check_invariants()')).rows).toEqual([]);
    expect((await owner.query('select * from platform.check_logical_keys()')).rows).toEqual([]);
  });
});
