import type { PgCodecWithAttributes, PgResource } from 'postgraphile/@dataplan/pg';
import type { ObjectStep } from 'grafast';

/**
 * A definer function must not return a row: it carries every column past the caller's rights. It returns the row's
 * key, and says of which table with the smart tag `@keyOf product_service.products`; the payload then has the key
 * (`productId`) and the row (`product`), read again under the caller's own rights.
 */
export const RowOfKeyPlugin: GraphileConfig.Plugin = {
  name: 'RowOfKeyPlugin',
  version: '1.0.0',
  after: ['PgCustomTypeFieldPlugin', 'PgTablesPlugin'],
  inflection: {
    replace: {
      functionMutationResultFieldName(previous, _options, details) {
        const { keyOf, resultFieldName } = details.resource.extensions?.tags ?? {};
        if (typeof keyOf !== 'string' || resultFieldName) return previous!(details);
        const table = tableNamed(Object.values(details.resource.registry.pgResources), keyOf);
        return this.attribute({ codec: table.codec, attributeName: primaryKeyOf(table) });
      },
    },
  },
  schema: {
    hooks: {
      GraphQLObjectType_fields(fields, build, { scope, fieldWithHooks }) {
        const keyOf = scope.isMutationPayload && scope.pgTypeResource?.extensions?.tags?.['keyOf'];
        if (typeof keyOf !== 'string') return fields;
        const table = tableNamed(Object.values(build.pgResources), keyOf);
        const key = primaryKeyOf(table);
        const fieldName = build.inflection.tableFieldName(table);
        return build.extend(
          fields,
          {
            [fieldName]: fieldWithHooks({ fieldName }, () => ({
              description: 'The row as the caller may see it now.',
              type: build.getTypeByName(build.inflection.tableType(table.codec)) as never,
              plan: ($payload: ObjectStep) => table.get({ [key]: $payload.getStepForKey('result') as never }),
            })),
          },
          `The row of ${keyOf} whose key ${scope.pgTypeResource!.name} returns`,
        );
      },
    },
  },
};

type Table = PgResource<string, PgCodecWithAttributes>;

function tableNamed(resources: readonly PgResource[], name: string): Table {
  const found = resources.find(
    ({ codec, parameters }) =>
      !parameters &&
      codec.attributes &&
      `${codec.extensions?.pg?.schemaName}.${codec.extensions?.pg?.name}` === name,
  );
  if (!found) throw new Error(`@keyOf ${name}: no request role may read such a table.`);
  return found as unknown as Table;
}

function primaryKeyOf(table: Table): string {
  const [key, ...more] = table.uniques.find(({ isPrimary }) => isPrimary)?.attributes ?? [];
  if (!key || more.length) throw new Error(`@keyOf ${table.name}: its primary key is not one column.`);
  return key;
}
