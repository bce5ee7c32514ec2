/**
 * One way to a row: by its key, `order(orderId:)`, or by a name people know it by, `categoryBySlug(slug:)`. Not by
 * several columns at once, which is a filter; not by a global id, for which `node(id:)` is enough; and what is changed
 * or deleted is named by its primary key.
 */
export const RowsByKeyPlugin: GraphileConfig.Plugin = {
  name: 'RowsByKeyPlugin',
  version: '1.0.0',
  after: ['NodeAccessorPlugin'],
  schema: {
    entityBehavior: {
      pgResourceUnique: {
        inferred: {
          after: ['inferred'],
          provides: ['postInferred'],
          callback(behavior, [_resource, unique]) {
            if (unique.isPrimary) return [behavior];
            const byChange = [behavior, '-update', '-delete'] as const;
            return unique.attributes.length === 1 ? [...byChange] : [...byChange, '-single'];
          },
        },
      },
    },
    hooks: {
      GraphQLObjectType_fields(fields, build, { scope }) {
        if (!scope.isRootQuery) return fields;
        const byGlobalId = new Set(build.getNodeTypeNames!().map((type) => build.inflection.nodeById(type)));
        return Object.fromEntries(Object.entries(fields).filter(([name]) => !byGlobalId.has(name)));
      },
    },
  },
};
