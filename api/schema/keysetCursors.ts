import { lambda, markSyncAndSafe, type ConnectionStep } from 'grafast';
import type { PgOrderSpec, PgSelectQueryBuilder, PgSelectStep } from 'postgraphile/@dataplan/pg';
import { sql, type SQL } from 'postgraphile/pg-sql2';

type Edge = 'after' | 'before';

/** What is known while a list's query is put together: its cursors and its orders come in either order. */
interface Page {
  cursors: Partial<Record<Edge, unknown>>;
  orders: PgOrderSpec[];
  bounded: Set<Edge>;
}

const pages = new WeakMap<PgSelectQueryBuilder, Page>();

function pageOf(builder: PgSelectQueryBuilder): Page {
  const known = pages.get(builder) ?? { cursors: {}, orders: [], bounded: new Set() };
  pages.set(builder, known);
  return known;
}

/** The leading value of a cursor; undefined when it is no cursor, which PostGraphile says itself. */
function leadingValue(cursor: unknown): string | null | undefined {
  try {
    const value = JSON.parse(Buffer.from(String(cursor), 'base64').toString('utf8'))[1] as unknown;
    return typeof value === 'string' || value === null ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What holds of the leading column for every row beyond the cursor. A range cannot say "from here on, and the rows
 * without a value": where those lie ahead, only a column that always has one is bounded.
 */
export function leadingBound(
  column: SQL,
  type: SQL,
  order: { direction: 'ASC' | 'DESC'; nulls?: 'FIRST' | 'LAST' | null | undefined; nullable: boolean },
  edge: Edge,
  value: string | null,
): SQL | undefined {
  const nullsFirst = order.nulls ? order.nulls === 'FIRST' : order.direction === 'DESC';
  const nullsAhead = edge === 'after' ? !nullsFirst : nullsFirst;
  if (value === null) return nullsAhead ? sql`${column} is null` : undefined;
  if (nullsAhead && order.nullable) return undefined;
  const upwards = (order.direction === 'ASC') === (edge === 'after');
  return sql`${column} ${upwards ? sql`>=` : sql`<=`} ${sql.value(value)}::${type}`;
}

function bound(builder: PgSelectQueryBuilder, codec: Codec): void {
  const { cursors, orders, bounded } = pageOf(builder);
  const [lead] = orders;
  if (!lead || !('attribute' in lead) || lead.attribute == null) return;
  const attribute = codec.attributes[lead.attribute as string];
  if (!attribute || attribute.via) return;
  const nullable = !attribute.notNull;
  // Else PostgreSQL is given (a, b) > (x, y), which is a range already.
  const isTuple = !nullable && orders.every((order) => order.direction === lead.direction);
  if (isTuple) return;
  for (const edge of ['after', 'before'] as const) {
    const value = cursors[edge] == null ? undefined : leadingValue(cursors[edge]);
    if (value === undefined || bounded.has(edge)) continue;
    const column = sql`${builder.alias}.${sql.identifier(lead.attribute as string)}`;
    const condition = leadingBound(column, attribute.codec.sqlType, { ...lead, nullable }, edge, value);
    bounded.add(edge);
    if (condition) builder.where(condition);
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
    apply({
      ...builder,
      orderBy(spec: PgOrderSpec) {
        orders.push(spec);
        builder.orderBy(spec);
      },
      setOrderIsUnique() {
        const ordered = orders.map((order) => ('attribute' in order ? order.attribute : undefined));
        if (keys.some((key) => key.every((column) => ordered.includes(column)))) builder.setOrderIsUnique();
      },
    } as PgSelectQueryBuilder);
    bound(builder, codec);
  };
}

/**
 * Makes every page of an ordered list an index range, however deep it lies.
 *
 * Where the leading column may be null, or columns go different ways, PostGraphile's condition for "beyond the cursor"
 * is `a > x or (a = x and …)`, which reads the index from its start. The plugin adds the `a >= x` that follows from it.
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
          const note = markSyncAndSafe((cursor: unknown) => (builder: PgSelectQueryBuilder) => {
            pageOf(builder).cursors[edge] = cursor;
            bound(builder, codec);
          });
          argument.applyPlan = ($parent, $connection, argumentStep, ...rest) => {
            applyPlan($parent, $connection, argumentStep, ...rest);
            const $rows = ($connection as ConnectionStep<any, any, any, any>).getSubplan() as PgSelectStep;
            $rows.apply(lambda(argumentStep.getRaw(), note));
          };
        }
        return args;
      },
    },
  },
};
