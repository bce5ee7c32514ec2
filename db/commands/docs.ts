import './sayWhy.ts';
import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { printSchema } from '../../api/printSchema.ts';
import { connectionsOf } from '../connections.ts';
import { makeDocuments, writeDocuments } from '../docs/documents.ts';
import { removeEmbedded, startEmbedded } from '../embedded/server.ts';
import { REPOSITORY } from '../migrate/files.ts';
import { migrate, migratingLogin } from '../migrate/migrate.ts';
import { readFacts, writePins } from '../pins/pins.ts';

// A database of its own, so that the pins and pages tell what the files make and nothing else.
const dataDir = await mkdtemp(path.join(tmpdir(), 'marketplace-docs-'));
const server = await startEmbedded({ dataDir, settings: ['fsync=off'] });
try {
  const connections = connectionsOf(server.url('postgres'));
  await migrate(connections, { onStep: (step) => console.log(`  ${step}`), unverified: true });
  writeFileSync(path.join(REPOSITORY, 'api', 'schema.graphql'), await printSchema(connections.api));
  const client = new pg.Client({ connectionString: await migratingLogin(connections) });
  await client.connect();
  try {
    writePins(await readFacts(client));
    writeDocuments(await makeDocuments(client));
  } finally {
    await client.end();
  }
} finally {
  await removeEmbedded(server, dataDir);
}
console.log('Written: api/schema.graphql, db/pins/*.txt and docs/.');
