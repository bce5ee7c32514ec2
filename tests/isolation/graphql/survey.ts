import '../../../api/graphileMode.ts';
import {
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { Pool } from 'pg';
import { makeSchema } from 'postgraphile';
import { schemaPreset } from '../../../api/preset.ts';

/** A type that stands for a table's rows, and what its columns are called in it, shown or not. */
export interface RowType {
  type: GraphQLObjectType;
  table: string;
  fieldOf: Map<string, string>;
}

/** What the API offers of the tables. */
export interface Survey {
  schema: GraphQLSchema;
  /** By type name. */
  rowTypes: Map<string, RowType>;
}

/** Builds the schema as the API does, noting which type is which table's. */
export async function survey(connectionString: string): Promise<Survey> {
  const pool = new Pool({ connectionString, max: 1 });
  const noted = new Map<string, Omit<RowType, 'type'>>();
  const noting: GraphileConfig.Plugin = {
    name: 'NotingPlugin',
    version: '1.0.0',
    schema: {
      hooks: {
        GraphQLObjectType(config, build, { scope }) {
          const { isPgClassType, pgCodec } = scope;
          const origin = pgCodec?.extensions?.pg;
          if (isPgClassType && origin && pgCodec.attributes) {
            const names = Object.keys(pgCodec.attributes).map(
              (attributeName) =>
                [
                  attributeName,
                  build.inflection.attribute({ codec: pgCodec as never, attributeName }),
                ] as const,
            );
            noted.set(config.name, { table: `${origin.schemaName}.${origin.name}`, fieldOf: new Map(names) });
          }
          return config;
        },
      },
    },
  };
  try {
    const { schema } = await makeSchema({ extends: [schemaPreset(pool)], plugins: [noting] });
    const rowTypes = new Map<string, RowType>();
    for (const [name, { table, fieldOf }] of noted) {
      const type = schema.getType(name);
      if (isObjectType(type)) rowTypes.set(name, { type, table, fieldOf });
    }
    return { schema, rowTypes };
  } finally {
    await pool.end();
  }
}

/** Whether a field is a page of rows, and of which type. */
export function pageOf({ rowTypes }: Survey, field: GraphQLField<unknown, unknown>): RowType | undefined {
  const connection = getNamedType(field.type);
  if (!isObjectType(connection) || !field.args.some(({ name }) => name === 'first')) return undefined;
  const nodes = connection.getFields()['nodes'];
  return nodes && rowTypes.get(getNamedType(nodes.type).name);
}

/** Whether a field is one row, and of which type. */
export function rowOf({ rowTypes }: Survey, field: GraphQLField<unknown, unknown>): RowType | undefined {
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  return isListType(type) ? undefined : rowTypes.get(getNamedType(type).name);
}
