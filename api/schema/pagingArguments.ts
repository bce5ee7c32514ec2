/**
 * No `offset` and no `NATURAL` order, whose cursors are offsets too: PostgreSQL would produce, and PostGraphile
 * evaluate, each row that is skipped. `first` and `last` say what `limits/pageSize.ts` demands of them.
 */
export const PagingArgumentsPlugin: GraphileConfig.Plugin = {
  name: 'PagingArgumentsPlugin',
  version: '1.0.0',
  after: ['PgFirstLastBeforeAfterArgsPlugin', 'PgConnectionArgOrderByPlugin'],
  schema: {
    hooks: {
      GraphQLObjectType_fields_field_args(args) {
        if (!args.first) return args;
        const { offset: _offset, ...kept } = args;
        kept.first = {
          ...args.first,
          description: 'How many from the start, 1 to 100. This or `last` is required.',
        };
        if (args.last) {
          kept.last = {
            ...args.last,
            description: 'How many from the end, 1 to 100. This or `first` is required.',
          };
        }
        return kept;
      },
      GraphQLEnumType_values(values, _build, { scope }) {
        if (!scope.isPgRowSortEnum) return values;
        const { NATURAL: _natural, ...kept } = values;
        return kept;
      },
    },
  },
};
