import type { PgAttribute, PgIndex } from 'pg-introspection';

/**
 * Types whose comparison operators are leakproof: only these can use an index while row-level security applies.
 * numeric, enum, array and jsonb are not, so a filter on them would read every row the policy must look at.
 */
const LEAKPROOF_TYPES = new Set([
  'bool',
  'int2',
  'int4',
  'int8',
  'uuid',
  'text',
  'varchar',
  'date',
  'timestamp',
  'timestamptz',
]);

function leads(index: PgIndex, attribute: PgAttribute): boolean {
  const isPlainBtree =
    !index.indpred && index.indisvalid && index.getIndexClass()?.getAccessMethod()?.amname === 'btree';
  return Boolean(isPlainBtree) && index.getKeys()[0]?.attname === attribute.attname;
}

/**
 * Offers a filter and an ordering only on a column that leads an index and whose type is leakproof; an ordering only
 * if it also has a value in every row (`@notNull` where the column itself allows null and a trigger does not). After a
 * cursor, "greater, or without a value" is no range of an index, and PostGraphile 5.1.5 takes it for "greater, or with
 * a value", and so loses rows.
 *
 * PostGraphile's own PgIndexBehaviorsPlugin accepts a column anywhere in any index. A view has no index, so its
 * columns are offered when their types are leakproof and the view says so with `@isIndexed` on the column.
 */
export const IndexedColumnsPlugin: GraphileConfig.Plugin = {
  name: 'IndexedColumnsPlugin',
  version: '1.0.0',
  gather: {
    hooks: {
      pgCodecs_attribute(_info, { attribute, pgAttribute }) {
        const leadsAnIndex = pgAttribute
          .getClass()!
          .getIndexes()
          .some((index) => leads(index, pgAttribute));
        const type = pgAttribute.getType();
        attribute.extensions ??= Object.create(null) as NonNullable<typeof attribute.extensions>;
        attribute.extensions.isLeakproof = type !== undefined && LEAKPROOF_TYPES.has(type.typname);
        attribute.extensions.leadsAnIndex = leadsAnIndex;
      },
    },
  },
  schema: {
    entityBehavior: {
      pgCodecAttribute: {
        inferred: {
          after: ['inferred'],
          provides: ['postInferred'],
          callback(behavior, [codec, attributeName]) {
            const { extensions, notNull } = codec.attributes[attributeName]!;
            const isIndexed = extensions?.leadsAnIndex || extensions?.tags?.isIndexed;
            if (!isIndexed || !extensions?.isLeakproof) return [behavior, '-filterBy', '-orderBy'];
            return notNull ? [behavior] : [behavior, '-orderBy'];
          },
        },
      },
    },
  },
};

declare global {
  namespace DataplanPg {
    interface PgCodecAttributeExtensions {
      /** Its comparisons may run before row-level security has hidden a row. */
      isLeakproof?: boolean;
      /** It is the first column of a valid btree index without a predicate. */
      leadsAnIndex?: boolean;
    }
  }
}
