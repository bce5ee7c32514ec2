import { createHash } from 'node:crypto';
import { getArgumentValues, type FieldNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { sql } from 'postgraphile/pg-sql2';
import type { Fragments } from '../limits/untypedFields.ts';
import { documentWriter, keyOf, objectWriter, plainFields, type Row, type Writer } from './documentText.ts';
import {
  categoryConditions,
  checkFilter,
  conditionedDepths,
  filterConditions,
  SORTS,
  type ProductDocumentFilter,
  type ProductSort,
} from './selection.ts';

/** What `browseProducts` was asked for, when it was asked the usual way: forwards, in an order by a number. */
export interface PageWanted {
  categoryId: string | null | undefined;
  filter: ProductDocumentFilter;
  sort: ProductSort;
  first: number;
  /** The last document of the page before: what it is ordered by, and its key. */
  after: readonly [order: number | string, productId: string] | undefined;
}

/** One operation, ready to be answered again and again. */
export interface CompiledPage {
  /** Undefined when PostGraphile should look at the arguments: to refuse them, or to do what is not done here. */
  wanted(schema: GraphQLSchema, variables: Record<string, unknown>): PageWanted | undefined;
  /** Whether its query is one range of one index whatever the values, which takes that there is no filter. */
  isOneRange(wanted: PageWanted): boolean;
  query(wanted: PageWanted, path: readonly string[] | undefined): { text: string; values: unknown[] };
  /** The whole answer as JSON. */
  text(wanted: PageWanted, rows: Row[]): string;
}

/** A page read: its rows, whether there are more, and how to make a cursor of a row. */
interface Page {
  rows: Row[];
  hasNextPage: boolean;
  cursor(row: Row | undefined): string;
}

/** Texts of one operation's query that are remembered. */
const MOST_TEXTS = 20;

const document = sql.identifier(Symbol('document'));

/** PostGraphile's mark of the order a cursor belongs to, so that one's cursors are the other's. */
const digests = Object.fromEntries(
  Object.values(SORTS).map(({ attribute }) => {
    const order = [attribute, 'product_id'].map((column) => `__product_documents__."${column}"`);
    return [attribute, createHash('sha256').update(JSON.stringify(order)).digest('hex').slice(0, 10)];
  }),
);

/**
 * Makes an operation that asks for nothing but one page of `browseProducts` answerable straight from its rows:
 * a page is the query that is run most, and planned in general it costs several times what PostgreSQL does for it.
 * Undefined for every other operation, and for fields that are more than a column.
 */
export function compilePage(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): CompiledPage | undefined {
  const [field, ...others] = plainFields(operation.selectionSet, 'Query', fragments) ?? [];
  if (operation.operation !== 'query' || operation.directives?.length) return undefined;
  if (!field || others.length > 0 || field.name.value !== 'browseProducts') return undefined;

  const columns: string[] = [];
  const addColumn = (column: string) => {
    const known = columns.indexOf(column);
    return known < 0 ? columns.push(column) - 1 : known;
  };
  const write = pageWriter(field, fragments, addColumn);
  if (!write) return undefined;
  // After the columns asked for come those a cursor is made of.
  const orderAt = columns.length;
  const idAt = orderAt + 1;
  const selected = columns.map((column) => sql`${document}.${sql.identifier(column)}::text`);
  const key = JSON.stringify(keyOf(field));
  const texts = new Map<string, string>();

  return {
    wanted: (schema, variables) => pageWanted(schema, field, variables),
    isOneRange: ({ filter }) => Object.keys(filter).length === 0,
    query(wanted, path) {
      const { filter, sort, first, after } = wanted;
      // Without a filter these are all the values, and the text is known from the last time.
      const shape = this.isOneRange(wanted) && `${sort} ${first} ${path?.length} ${after !== undefined}`;
      const known = shape && texts.get(shape);
      if (known) {
        const values: unknown[] = path ? conditionedDepths(path).map((depth) => path[depth - 1]) : [];
        return { text: known, values: after ? [...values, ...after] : values };
      }
      const { attribute, direction } = SORTS[sort];
      const order = sql`${document}.${sql.identifier(attribute)}`;
      const beyond = direction === 'ASC' ? sql`>` : sql`<`;
      const conditions = [
        ...(path ? categoryConditions(document, path) : []),
        ...filterConditions(document, filter),
        ...(after
          ? [
              sql`(${order}, ${document}.product_id) ${beyond} (${sql.value(after[0])}, ${sql.value(after[1])}::bigint)`,
            ]
          : []),
      ];
      const where = conditions.length > 0 ? sql`where ${sql.join(conditions, ' and ')}` : sql.blank;
      const way = direction === 'ASC' ? sql`asc` : sql`desc`;
      const { text, values } = sql.compile(
        sql`select ${sql.join([...selected, sql`${order}::text`, sql`${document}.product_id::text`], ', ')} from search_service.product_documents as ${document} ${where}
          order by ${order} ${way}, ${document}.product_id ${way} limit ${sql.literal(first + 1)}`,
      );
      if (texts.size >= MOST_TEXTS) texts.clear();
      if (shape) texts.set(shape, text);
      return { text, values };
    },
    text({ first, sort }, found) {
      const { attribute } = SORTS[sort];
      const rows = found.length > first ? found.slice(0, first) : found;
      const page: Page = {
        rows,
        hasNextPage: found.length > first,
        cursor(row) {
          if (!row) return 'null';
          const order = attribute === 'price_min_minor' ? row[orderAt] : Number(row[orderAt]);
          const parts = [digests[attribute], order, row[idAt]];
          return `"${Buffer.from(JSON.stringify(parts)).toString('base64')}"`;
        },
      };
      return `{${key}:${write(page)}}`;
    },
  };
}

function pageWriter(
  field: FieldNode,
  fragments: Fragments,
  addColumn: (column: string) => number,
): Writer<Page> | undefined {
  return objectWriter<Page>(field.selectionSet, 'ProductDocumentConnection', fragments, (part) => {
    switch (part.name.value) {
      case 'nodes': {
        const write = documentWriter(part.selectionSet, fragments, addColumn);
        return write && (({ rows }) => `[${rows.map(write).join()}]`);
      }
      case 'edges': {
        const write = objectWriter<[Row, Page]>(
          part.selectionSet,
          'ProductDocumentEdge',
          fragments,
          (side) => {
            if (side.name.value === 'cursor') return ([row, page]) => page.cursor(row);
            if (side.name.value !== 'node') return undefined;
            const node = documentWriter(side.selectionSet, fragments, addColumn);
            return node && (([row]) => node(row));
          },
        );
        return write && ((page) => `[${page.rows.map((row) => write([row, page])).join()}]`);
      }
      case 'pageInfo':
        return objectWriter<Page>(
          part.selectionSet,
          'PageInfo',
          fragments,
          (side) => PAGE_INFO[side.name.value],
        );
      default:
        return undefined;
    }
  });
}

const PAGE_INFO: Record<string, Writer<Page>> = {
  hasNextPage: ({ hasNextPage }) => String(hasNextPage),
  startCursor: ({ rows, cursor }) => cursor(rows[0]),
  endCursor: ({ rows, cursor }) => cursor(rows.at(-1)),
};

function pageWanted(
  schema: GraphQLSchema,
  field: FieldNode,
  variables: Record<string, unknown>,
): PageWanted | undefined {
  const definition = schema.getQueryType()!.getFields()[field.name.value]!;
  const { categoryId, filter, sort, first, last, after, before } = getArgumentValues(
    definition,
    field,
    variables,
  ) as any;
  if (first == null || last != null || before != null || sort === 'NEW') return undefined;
  const position = after == null ? undefined : positionOf(after, SORTS[sort as ProductSort].attribute);
  if (after != null && !position) return undefined;
  try {
    checkFilter(filter ?? {});
  } catch {
    return undefined;
  }
  return { categoryId, filter: filter ?? {}, sort, first, after: position };
}

const WHOLE = /^-?\d{1,18}$/;

/** What a cursor of this order says; undefined when it does not look like one. */
function positionOf(cursor: string, attribute: string): PageWanted['after'] {
  try {
    const [digest, order, productId, ...more] = JSON.parse(Buffer.from(cursor, 'base64').toString());
    const isPosition =
      digest === digests[attribute] &&
      more.length === 0 &&
      WHOLE.test(String(order)) &&
      WHOLE.test(productId);
    return isPosition ? [order, productId] : undefined;
  } catch {
    return undefined;
  }
}
