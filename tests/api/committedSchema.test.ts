import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printSchema } from '../../api/printSchema.ts';
import { emptyDatabase } from '../database.ts';

const database = emptyDatabase();

test('api/schema.graphql is what the database publishes: else run npm run db:docs', async () => {
  const committed = await readFile(join(import.meta.dirname, '../../api/schema.graphql'), 'utf8');
  expect(committed === (await printSchema(database.connections.api))).toBe(true);
});
