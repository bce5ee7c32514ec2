import { lambda, type ConnectionStep } from 'grafast';
import type { PgOrderSpec, PgSelectQueryBuilder, PgSelectStep } from 'postgraphile/@dataplan/pg';
import { sql, type SQL } from 'postgraphile/pg-sql2';
import { cursorValues, type Edge } from './cursors.ts';

/**
 * What is known while a list's query is put together: its cursors and its orders come in either order. Orders that are
 * constant in a document are put on the step, once, while it is planned; others on the builder, each time it runs.
 */
interface Page {
  cursors: Partial<Record<Edge, unknown[]>>;
  orders: PgOrderSpec[];
  bounded: Set<Edge>;
}

const pages = new WeakMap<PgSelectQueryBuilder, Page>();

function pageOf(builder: PgSelectQueryBuilder): Page {
  const known = pages.get(builder) ?? { cursors: {}, orders: [], bounded: new Set() };
  pages.set(builder, known);
  return known;
}

/** What follows from being beyond a cursor for the leading column, which has a value in every row. */
function bound(builder: PgSelectQueryBuilder, codec: Codec): void {
  const { cursors, orders, bounded } = pageOf(builder);
  const [lead] = orders;
  if (!lead || !('attribute' in lead) || lead.attribute == null) return;
  const attribute = codec.attributes[lead.attribute as string];
  if (!attribute || attribute.via || !attribute.notNull) return;
  // Else PostgreSQL is given (a, b) > (x, y), which is a range already.
  if (orders.every((order) => order.direction === lead.direction)) return;
  for (const edge of ['after', 'before'] as const) {
    const value = cursors[edge]?.[1];
    if (typeof value !== 'string' || bounded.has(edge)) continue;
    const upwards = (lead.direction === 'ASC') === (edge === 'after');
    const column = sql`${builder.alias}.${sql.identifier(lead.attribute as string)}`;
    const limit = sql`${sql.value(value)}::${attribute.codec.sqlType}`;
    builder.where(sql`${column} ${upwards ? sql`>=` : sql`<=`} ${limit}`);
    bounded.add(edge);
  }
}

interface Codec {
  attributes: Record<string, { notNull?: boolean; via?: unknown; codec: { sqlType: SQL } }>;
}

/** Notes the orders that `apply` adds, and says that they are unique only when they contain a whole key. */
function noting(
  apply: (builder: PgSelectQueryBuilder) => void,
  codec: Codec,
  keys: readonly (readonly string[])[],
): (builder: PgSelectQueryBuilder) => void {
  return (builder) => {
    const { orders } = pageOf(builder);
    const noted = Object.create(builder) as PgSelectQueryBuilder;
    noted.orderBy = (spec: PgOrderSpec) => {
      orders.push(spec);
      builder.orderBy(spec);
    };
    noted.setOrderIsUnique = () => {
      const ordered = orders.map((order) => ('attribute' in order ? order.attribute : undefined));
      if (keys.some((key) => key.every((column) => ordered.includes(column)))) builder.setOrderIsUnique();
    };
    apply(noted);
    bound(builder, codec);
  };
}

/**
 * Makes every page of an ordered list an index range, however deep it lies.
 *
 * Where columns go different ways, PostGraphile's condition for "beyond the cursor" is `a > x or (a = x and …)`, which
 * reads the index from its start. The plugin adds the `a >= x` that follows from it.
 * It also corrects PostGraphile's belief that the first column of a key of several is unique by itself: a page that
 * ends among rows alike in it would have lost the rest of them.
 */
export const KeysetCursorsPlugin: GraphileConfig.Plugin = {
  name: 'KeysetCursorsPlugin',
  version: '1.0.0',
  after: ['PgConnectionArgOrderByPlugin', 'PgOrderAllAttributesPlugin', 'PgOrderByPrimaryKeyPlugin'],
  schema: {
    hooks: {
      GraphQLEnumType_values(values, build, { scope }) {
        const { isPgRowSortEnum, pgCodec } = scope;
        if (!isPgRowSortEnum || !pgCodec?.attributes) return values;
        const keys =
          build.pgTableResource(pgCodec as never)?.uniques.map(({ attributes }) => attributes) ?? [];
        return Object.fromEntries(
          Object.entries(values).map(([name, value]) => {
            const apply = value.extensions?.grafast?.apply as Parameters<typeof noting>[0] | undefined;
            if (!apply) return [name, value];
            const noted = noting(apply, pgCodec as unknown as Codec, keys as never);
            return [
              name,
              {
                ...value,
                extensions: { ...value.extensions, grafast: { ...value.extensions!.grafast, apply: noted } },
              },
            ];
          }),
        );
      },
      GraphQLObjectType_fields_field_args(args, _build, { scope }) {
        const codec = (scope.pgFieldResource?.codec ?? scope.pgFieldCodec) as Codec | undefined;
        if (!scope.isPgFieldConnection || !args.orderBy || !codec?.attributes) return args;
        for (const edge of ['after', 'before'] as const) {
          const argument = args[edge];
          if (!argument?.applyPlan) continue;
          const { applyPlan } = argument;
          argument.applyPlan = ($parent, $connection, argumentStep, ...rest) => {
            applyPlan($parent, $connection, argumentStep, ...rest);
            const $rows = ($connection as ConnectionStep<any, any, any, any>).getSubplan() as PgSelectStep;
            const planned = pageOf($rows as unknown as PgSelectQueryBuilder);
            const note = (cursor: unknown) => {
              if (cursor == null) return null;
              const values = cursorValues(cursor, edge);
              return (builder: PgSelectQueryBuilder) => {
                const page = pageOf(builder);
                page.cursors[edge] = values;
                if (page.orders.length === 0) page.orders.push(...planned.orders);
                bound(builder, codec);
              };
            };
            $rows.apply(lambda(argumentStep.getRaw(), note));
          };
        }
        return args;
      },
    },
  },
};
