import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import type { Fragments } from '../limits/untypedFields.ts';

/** A row's columns, as PostgreSQL writes them. */
export type Row = readonly (string | null)[];

/** Writes one value of an answer as JSON, from a row or from what a field above has taken out of it. */
export type Writer<Source = Row> = (from: Source) => string;

/** Adds a column to the query, once, and returns its place in the row. */
export type AddColumn = (column: string) => number;

const plain: Writer<string | null> = (text) => text ?? 'null';
const quoted: Writer<string | null> = (text) => (text === null ? 'null' : `"${text}"`);
const escaped: Writer<string | null> = (text) => (text === null ? 'null' : JSON.stringify(text));

/** Fields of ProductDocument that are written as their column is; the others are left to PostGraphile. */
const DOCUMENT: Record<string, [column: string, write: Writer<string | null>]> = {
  productId: ['product_id', quoted],
  name: ['name', escaped],
  shortDescription: ['short_description', escaped],
  imageUrl: ['image_url', escaped],
  categoryId: ['category_id', quoted],
  categoryName: ['category_name', escaped],
  brandId: ['brand_id', quoted],
  brandName: ['brand_name', escaped],
  sellerId: ['seller_id', quoted],
  sellerName: ['seller_name', escaped],
  priceMinMinor: ['price_min_minor', quoted],
  priceMaxMinor: ['price_max_minor', quoted],
  rating: ['rating', plain],
  reviewCount: ['review_count', plain],
  inStock: ['in_stock', plain],
  popularity: ['popularity', plain],
};

interface Variant {
  variantId: number | string;
  skuCode: string;
  priceMinor: number | string;
  attributes: unknown;
  inStock: boolean;
  imageUrl?: string | null;
}

const VARIANT: Record<string, Writer<Variant>> = {
  variantId: ({ variantId }) => `"${variantId}"`,
  skuCode: ({ skuCode }) => JSON.stringify(skuCode),
  priceMinor: ({ priceMinor }) => `"${priceMinor}"`,
  attributes: ({ attributes }) => JSON.stringify(attributes),
  inStock: ({ inStock }) => String(inStock),
  imageUrl: ({ imageUrl }) => JSON.stringify(imageUrl ?? null),
};

/**
 * The fields of a selection set in the order an answer has them, its fragments expanded; undefined when it takes more
 * than that to know them.
 */
export function plainFields(
  { selections }: SelectionSetNode,
  type: string,
  fragments: Fragments,
): FieldNode[] | undefined {
  const fields = new Map<string, FieldNode>();
  for (const selection of selections) {
    if (selection.directives?.length) return undefined;
    let found: FieldNode[] | undefined;
    if (selection.kind === Kind.FIELD) found = [selection];
    else {
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value ?? type;
      if (!fragment || condition !== type) return undefined;
      found = plainFields(fragment.selectionSet, type, fragments);
    }
    if (!found) return undefined;
    for (const field of found) {
      const key = keyOf(field);
      const known = fields.get(key);
      // What is asked for twice with fields of its own would have to be merged.
      if (known && (known.selectionSet || known.name.value !== field.name.value)) return undefined;
      if (!known) fields.set(key, field);
    }
  }
  return [...fields.values()];
}

/** The name a field has in the answer. */
export function keyOf(field: FieldNode): string {
  return (field.alias ?? field.name).value;
}

/** Writes an object of these fields; undefined when `writerOf` has none for one of them. */
export function objectWriter<Source>(
  selectionSet: SelectionSetNode | undefined,
  type: string,
  fragments: Fragments,
  writerOf: (field: FieldNode) => Writer<Source> | undefined,
): Writer<Source> | undefined {
  const fields = selectionSet && plainFields(selectionSet, type, fragments);
  if (!fields) return undefined;
  const parts: [before: string, write: Writer<Source>][] = [];
  for (const [place, field] of fields.entries()) {
    const write =
      field.name.value === '__typename'
        ? () => JSON.stringify(type)
        : !field.arguments?.length && writerOf(field);
    if (!write) return undefined;
    parts.push([`${place === 0 ? '{' : ','}${JSON.stringify(keyOf(field))}:`, write]);
  }
  return (from) => {
    let text = '';
    for (const [before, write] of parts) text += before + write(from);
    return `${text}}`;
  };
}

/** Writes a document, its variants included. */
export function documentWriter(
  selectionSet: SelectionSetNode | undefined,
  fragments: Fragments,
  addColumn: AddColumn,
): Writer | undefined {
  return objectWriter<Row>(selectionSet, 'ProductDocument', fragments, (field) => {
    const name = field.name.value;
    if (name === 'variants') {
      const write = objectWriter<Variant>(
        field.selectionSet,
        'ProductDocumentVariant',
        fragments,
        ({ name: { value } }) => VARIANT[value],
      );
      if (!write) return undefined;
      const at = addColumn('variants');
      return (row) => `[${(JSON.parse(row[at]!) as Variant[]).map(write).join()}]`;
    }
    const [column, write] = DOCUMENT[name] ?? [];
    if (!column || !write) return undefined;
    const at = addColumn(column);
    return (row) => write(row[at]!);
  });
}
