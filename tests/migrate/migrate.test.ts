import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectedRelease } from '../../db/migrate/files.ts';
import { migrate } from '../../db/migrate/migrate.ts';
import { rollBackNewest } from '../../db/migrate/rollback.ts';
import { readFacts } from '../../db/pins/pins.ts';
import { SERVICES } from '../../db/services.ts';
import { bareDatabase, emptyDatabase, type TestDatabase } from '../database.ts';

const release = async ({ owner }: TestDatabase) =>
  (await owner.query('select platform.release()')).rows[0].release;
const snapshot = async ({ owner }: TestDatabase) => {
  const client = await owner.connect();
  try {
    return await readFacts(client);
  } finally {
    client.release();
  }
};

/** `npm run db:migrate` as the process it is. */
function migrateCommand(url: string) {
  const command = spawn(process.execPath, ['db/commands/migrate.ts'], {
    env: { ...process.env, DATABASE_URL: url, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { command, exit: once(command, 'exit').then(([code, signal]) => ({ code, signal, output })) };
}

describe('a database that is current', () => {
  const database = emptyDatabase();

  test('is left as it is', async () => {
    const before = await database.owner.query(
      'select path, applied_at from platform.applied_sections order by 1',
    );
    expect(await migrate(database.connections)).toEqual({ migrations: [], sections: [], changed: false });
    const after = await database.owner.query(
      'select path, applied_at from platform.applied_sections order by 1',
    );
    expect(after.rows).toEqual(before.rows);
  });

  test('is the same after every repeatable is applied once more', async () => {
    const before = await snapshot(database);
    await database.owner.query('delete from platform.applied_sections; delete from platform.releases');
    expect((await migrate(database.connections)).sections.length).toBeGreaterThan(50);
    expect(await snapshot(database)).toEqual(before);
  });

  test.each(SERVICES)(
    'is the same after the last migration of %s is taken back and applied again',
    async (service) => {
      const before = await snapshot(database);
      const path = await rollBackNewest(database.connections, service);
      expect(path).toContain(`schemas/${service}/migrations/`);
      expect(await snapshot(database)).not.toEqual(before);
      expect((await migrate(database.connections)).migrations).toEqual([path]);
      expect(await snapshot(database)).toEqual(before);
    },
  );
});

describe('two at once on a database with nothing in it', () => {
  const database = bareDatabase();

  test('both succeed', async () => {
    const runs = [migrateCommand(database.connections.admin), migrateCommand(database.connections.admin)];
    const results = await Promise.all(runs.map((run) => run.exit));
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(results.map(({ output }) => /Nothing to do/.test(output)).sort()).toEqual([false, true]);
    expect(await release(database)).toBe(expectedRelease());
  });
});

describe('killed half-way', () => {
  const database = bareDatabase();
  const fresh = emptyDatabase();

  // Each try gets further: among the histories, among the repeatables.
  test('it completes when run again, to what a fresh database is', async () => {
    let killed = 0;
    for (const after of [700, 1000, 1300, 1600]) {
      const { command, exit } = migrateCommand(database.connections.admin);
      await Promise.race([sleep(after), exit]);
      command.kill('SIGKILL');
      if ((await exit).signal === 'SIGKILL') killed++;
    }
    expect(killed).toBeGreaterThan(0);
    const { code, output } = await migrateCommand(database.connections.admin).exit;
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(await snapshot(database)).toEqual(await snapshot(fresh));
  });
});

describe('a repeatable that is wrong', () => {
  const database = emptyDatabase();

  test('stops the migration with its file and line, and leaves what was', async () => {
    const { applyRepeatables } = await import('../../db/migrate/repeatables.ts');
    const client = await database.owner.connect();
    const before = await snapshot(database);
    const sql =
      'create or replace function qa_service.fine() returns int language sql as $$ select 1 $$;\n\ncreat table x();';
    const section = {
      path: 'test',
      files: [{ path: 'functions/x.sql', service: 'qa_service' as const, sql }],
      locks: false,
    };
    try {
      await expect(applyRepeatables(client, database.connections.owner, [section], '')).rejects.toThrow(
        'functions/x.sql:3',
      );
    } finally {
      client.release();
    }
    expect(await snapshot(database)).toEqual(before);
  });
});
