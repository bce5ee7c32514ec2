import { connection, lambda, list, SafeError, type FieldArgs, type Step } from 'grafast';
import type { PgResource, PgSelectQueryBuilder, PgSelectStep } from 'postgraphile/@dataplan/pg';
import { cursorValues } from '../schema/cursors.ts';
import { makeCategoryPath } from './categoryPath.ts';
import { checkFilter, select, SORTS, type ProductDocumentFilter, type ProductSort } from './selection.ts';

const FILTER = 'ProductDocumentFilter';
const SORT = 'ProductSort';

/**
 * `browseProducts`: a category, a shop, a brand or everything, in one of five orders, each of which is a range of an
 * index at any depth of the list. It reads `search_service.product_documents` and nothing else.
 */
export const BrowseProductsPlugin: GraphileConfig.Plugin = {
  name: 'BrowseProductsPlugin',
  version: '1.0.0',
  before: ['PagingArgumentsPlugin'],
  inflection: {
    replace: {
      // The type it would make of the table's columns is used nowhere: its name is this field's.
      filterType: (previous, _preset, typeName) =>
        previous!(typeName) === FILTER ? `${typeName}ColumnFilter` : previous!(typeName),
    },
  },
  schema: {
    hooks: {
      init(_, build) {
        const { GraphQLBoolean, GraphQLInt, GraphQLList, GraphQLNonNull } = build.graphql;
        const bigInt = () => build.getInputTypeByName('BigInt');
        build.registerInputObjectType(
          FILTER,
          {},
          () => ({
            description: 'What products must have to be on a list; all of it.',
            fields: () => ({
              brandIds: {
                type: new GraphQLList(new GraphQLNonNull(bigInt())),
                description: 'Of one of these brands.',
              },
              sellerId: { type: bigInt(), description: 'Of this shop.' },
              priceMinMinor: {
                type: bigInt(),
                description: 'Lowest price, in hundredths of the platform currency.',
              },
              priceMaxMinor: {
                type: bigInt(),
                description: 'Highest price, in hundredths of the platform currency.',
              },
              ratingMin: {
                type: GraphQLInt,
                description: 'Lowest rating, in hundredths of a star: 450 is 4.50.',
              },
              inStock: { type: GraphQLBoolean, description: 'Whether any variant can be delivered.' },
            }),
          }),
          'BrowseProductsPlugin filter',
        );
        build.registerEnumType(
          SORT,
          {},
          () => ({
            description: 'In what order products are listed.',
            values: Object.fromEntries(
              Object.entries(SORTS).map(([name, { description }]) => [name, { value: name, description }]),
            ),
          }),
          'BrowseProductsPlugin sort',
        );
        return _;
      },
      GraphQLObjectType_fields(fields, build, { scope, fieldWithHooks }) {
        const documents = build.pgResources.product_documents as PgResource | undefined;
        if (!scope.isRootQuery || !documents) return fields;
        const { GraphQLInt, GraphQLNonNull } = build.graphql;
        const pathOf = makeCategoryPath();

        const plan = (_$root: Step, args: FieldArgs) => {
          const $documents = documents.find() as PgSelectStep;
          const $selection = lambda(
            list([
              args.getRaw('categoryId'),
              args.getRaw('filter'),
              args.getRaw('sort'),
              args.getRaw('after'),
              args.getRaw('before'),
              documents.executor.context(),
            ]),
            async ([categoryId, filter, sort, after, before, context]: readonly any[]) => {
              if (after != null) cursorValues(after, 'after');
              if (before != null) cursorValues(before, 'before');
              const said = (filter ?? {}) as ProductDocumentFilter;
              checkFilter(said);
              const path =
                categoryId == null
                  ? undefined
                  : await pathOf(categoryId, context.pgSettings, context.withPgClient);
              if (categoryId != null && !path) {
                throw new SafeError('There is no such category.', { code: 'NOT_FOUND', field: 'categoryId' });
              }
              return (builder: PgSelectQueryBuilder) =>
                select(builder, { path, filter: said, sort: sort as ProductSort });
            },
          );
          $documents.apply($selection);
          const $connection = connection($documents);
          $connection.setFirst(args.getRaw('first'));
          $connection.setLast(args.getRaw('last'));
          $connection.setAfter(args.getRaw('after'));
          $connection.setBefore(args.getRaw('before'));
          return $connection;
        };

        const cursor = build.getInputTypeByName('Cursor');
        const name = 'browseProducts';
        return build.extend(
          fields,
          {
            [name]: fieldWithHooks({ fieldName: name }, () => ({
              description:
                'Products for sale, as lists show them: of a category and all below it, or of all. For everybody.',
              type: build.getOutputTypeByName(build.inflection.tableConnectionType(documents.codec)),
              args: {
                categoryId: {
                  type: build.getInputTypeByName('BigInt'),
                  description: 'Of this category and every category below it.',
                },
                filter: { type: build.getInputTypeByName(FILTER), description: 'What they must have.' },
                sort: {
                  type: new GraphQLNonNull(build.getInputTypeByName(SORT)),
                  defaultValue: 'POPULAR',
                  description: 'In what order.',
                },
                first: { type: GraphQLInt },
                last: { type: GraphQLInt },
                before: { type: cursor, description: 'Those before this cursor.' },
                after: { type: cursor, description: 'Those after this cursor.' },
              },
              plan,
            })),
          },
          'BrowseProductsPlugin',
        );
      },
    },
  },
};
