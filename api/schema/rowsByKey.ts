/**
 * A row is read by its key (`order(orderId:)`), and `node(id:)` is the one place that takes a global id:
 * `orderById(id:)` and its like would double the root for nothing.
 */
export const RowsByKeyPlugin: GraphileConfig.Plugin = {
  name: 'RowsByKeyPlugin',
  version: '1.0.0',
  after: ['NodeAccessorPlugin'],
  schema: {
    hooks: {
      GraphQLObjectType_fields(fields, build, { scope }) {
        if (!scope.isRootQuery) return fields;
        const byGlobalId = new Set(build.getNodeTypeNames!().map((type) => build.inflection.nodeById(type)));
        return Object.fromEntries(Object.entries(fields).filter(([name]) => !byGlobalId.has(name)));
      },
    },
  },
};
