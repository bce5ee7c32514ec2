import { SafeError } from 'grafast';
import type { PgSelectQueryBuilder } from 'postgraphile/@dataplan/pg';
import type { SQL } from 'postgraphile/pg-sql2';
import { sql } from 'postgraphile/pg-sql2';

/** `filter` of `browseProducts`. What is not said does not narrow. */
export interface ProductDocumentFilter {
  brandIds?: string[];
  sellerId?: string;
  priceMinMinor?: string;
  priceMaxMinor?: string;
  ratingMin?: number;
  inStock?: boolean;
}

/** By which column each order of `browseProducts` goes, and which way; documents alike in it go by `product_id`. */
export const SORTS = {
  POPULAR: { attribute: 'popularity', direction: 'DESC', description: 'Most sold first.' },
  PRICE_ASC: { attribute: 'price_min_minor', direction: 'ASC', description: 'Cheapest first.' },
  PRICE_DESC: { attribute: 'price_min_minor', direction: 'DESC', description: 'Dearest first.' },
  RATING: { attribute: 'rating', direction: 'DESC', description: 'Best rated first.' },
  NEW: { attribute: 'listed_at', direction: 'DESC', description: 'Newest first.' },
} as const;

export type ProductSort = keyof typeof SORTS;

/** Categories at depths 1 to this have indexes of their own. */
const INDEXED_DEPTHS = 4;

const refuse = (field: string, message: string): never => {
  throw new SafeError(message, { code: 'INVALID_INPUT', field });
};

/** Throws what a client is told when a filter cannot be meant as it stands. */
export function checkFilter({ priceMinMinor, priceMaxMinor, ratingMin }: ProductDocumentFilter): void {
  if (priceMinMinor != null && BigInt(priceMinMinor) < 0n) {
    refuse('filter.priceMinMinor', 'A price is not below zero.');
  }
  if (priceMaxMinor != null && BigInt(priceMaxMinor) < 0n) {
    refuse('filter.priceMaxMinor', 'A price is not below zero.');
  }
  if (priceMinMinor != null && priceMaxMinor != null && BigInt(priceMinMinor) > BigInt(priceMaxMinor)) {
    refuse('filter.priceMinMinor', 'The lowest price is above the highest.');
  }
  if (ratingMin != null && (ratingMin < 0 || ratingMin > 500)) {
    refuse('filter.ratingMin', 'A rating is 0 to 500 hundredths of a star.');
  }
}

/** The conditions that a filter sets on documents called `alias`. */
export function filterConditions(alias: SQL, filter: ProductDocumentFilter): SQL[] {
  const { brandIds, sellerId, priceMinMinor, priceMaxMinor, ratingMin, inStock } = filter;
  const conditions: (SQL | undefined)[] = [
    brandIds &&
      (brandIds.length === 1
        ? sql`${alias}.brand_id = ${sql.value(brandIds[0]!)}::bigint`
        : sql`${alias}.brand_id = any (${sql.value(brandIds)}::bigint[])`),
    sellerId === undefined ? undefined : sql`${alias}.seller_id = ${sql.value(sellerId)}::bigint`,
    priceMinMinor === undefined
      ? undefined
      : sql`${alias}.price_min_minor >= ${sql.value(priceMinMinor)}::bigint`,
    priceMaxMinor === undefined
      ? undefined
      : sql`${alias}.price_min_minor <= ${sql.value(priceMaxMinor)}::bigint`,
    ratingMin === undefined ? undefined : sql`${alias}.rating >= ${sql.value(ratingMin)}::integer`,
    inStock === undefined ? undefined : inStock ? sql`${alias}.in_stock` : sql`not ${alias}.in_stock`,
  ];
  return conditions.filter((condition) => condition !== undefined);
}

/** Depths at which {@link categoryConditions} look. */
export function conditionedDepths({ length }: readonly string[]): number[] {
  return length <= INDEXED_DEPTHS ? [length] : [INDEXED_DEPTHS, length];
}

/**
 * Everything below the last category of `path`. The depth is a literal: an index is of one depth. Deeper than the
 * indexes go, the ancestor that has one is the range, and the category itself picks from it.
 */
export function categoryConditions(alias: SQL, path: readonly string[]): SQL[] {
  return conditionedDepths(path).map(
    (depth) => sql`${alias}.category_path[${sql.literal(depth)}] = ${sql.value(path[depth - 1]!)}::bigint`,
  );
}

/** Makes a select of documents one of `path`'s category, `filter` and `sort`. */
export function select(
  documents: PgSelectQueryBuilder,
  {
    path,
    filter,
    sort,
  }: { path?: readonly string[] | undefined; filter: ProductDocumentFilter; sort: ProductSort },
): void {
  if (path) for (const condition of categoryConditions(documents.alias, path)) documents.where(condition);
  for (const condition of filterConditions(documents.alias, filter)) documents.where(condition);
  const { attribute, direction } = SORTS[sort];
  documents.orderBy({ attribute, direction });
}
