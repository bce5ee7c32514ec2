import { buildSchema, type GraphQLSchema } from 'graphql';
import { printSchema } from '../../api/printSchema.ts';
import type { TestDatabase } from '../database.ts';

/** The published schema of a suite's database. */
export const schemaOf = async (database: TestDatabase): Promise<GraphQLSchema> =>
  buildSchema(await printSchema(database.connections.api));
