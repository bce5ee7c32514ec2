import { beforeAll } from '@jest/globals';
import type { GraphQLField } from 'graphql';
import { access } from '../access/index.ts';
import { REAL_PERSONAS, roleOf, type Persona } from '../personas.ts';
import { oughtToReach } from '../probes.ts';
import { pageOf, type RowType } from './survey.ts';
import { keyOfNode, publishedWorld, type PublishedWorld } from './world.ts';

/** A published world, and what each persona ought to read in it. */
export interface Reader extends PublishedWorld {
  /** Keys of the rows of a table that the persona ought to read. */
  ought(persona: Persona, table: string): ReadonlySet<string>;
  /** Keys of the rows of a table that are the persona's user's. */
  own(persona: Persona, table: string): Promise<ReadonlySet<string>>;
  /** Whether the persona's role may read the table at all; if not, asking is an error and not an empty page. */
  mayAsk(persona: Persona, table: string): boolean;
  rootFields(): GraphQLField<unknown, unknown>[];
  /** The lists at the root: the field's name and whose rows they are. */
  pages(): (readonly [field: string, row: RowType])[];
  keysOf(type: string, nodes: Record<string, unknown>[]): string[];
}

export function publishedReader(): Reader {
  const reader = publishedWorld() as Reader;
  const rows = new Map<Persona, Map<string, Set<string>>>(
    REAL_PERSONAS.map((persona) => [persona, new Map()]),
  );
  beforeAll(async () => {
    for (const [name, { reads }] of access) {
      const sets = await oughtToReach(reader.client, reader.tables.get(name)!, reads, REAL_PERSONAS);
      REAL_PERSONAS.forEach((persona, at) => rows.get(persona)!.set(name, sets[at]!));
    }
  });
  reader.ought = (persona, table) => rows.get(persona)!.get(table)!;
  reader.own = async (persona, table) => {
    const rules = (['customer', 'operator', 'admin'] as const).map((who) => ({
      who,
      rows: 'user_id = :user',
    }));
    return (await oughtToReach(reader.client, reader.tables.get(table)!, rules, [persona]))[0]!;
  };
  reader.mayAsk = (persona, table) => reader.privileges.get(roleOf(persona))!.get(table)!.select.length > 0;
  reader.rootFields = () => Object.values(reader.survey.schema.getQueryType()!.getFields());
  reader.pages = () =>
    reader.rootFields().flatMap((field) => {
      const row = pageOf(reader.survey, field);
      // What a function tells that is no table's row is tried in functions.test.ts.
      return row && access.has(row.table) ? [[field.name, row] as const] : [];
    });
  reader.keysOf = (type, nodes) => nodes.map((node) => keyOfNode(reader, type, node));
  return reader;
}
