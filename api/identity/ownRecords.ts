import { connection, context, lambda, list, type ExecutableStep } from 'grafast';
import type { PgCodecWithAttributes, PgResource, PgSelectSingleStep } from 'postgraphile/@dataplan/pg';
import type { Caller } from '../caller.ts';
import { apiError } from '../errors/apiError.ts';

/** Lists of what is the caller's own, whatever else they may see: administrators may see everybody's. */
const LISTS = {
  mySessions: {
    table: 'user_sessions',
    description: 'Where the caller is signed in, or was of late, in every portal; the last used come first.',
    order: 'EXPIRES_AT_DESC',
  },
  myLoginHistory: {
    table: 'login_history',
    description: 'Attempts to sign in as the caller, successful or not; the newest come first.',
    order: 'LOGIN_AT_DESC',
  },
} as const;

const isOwnList = (name: string | undefined): name is keyof typeof LISTS =>
  name !== undefined && Object.hasOwn(LISTS, name);

const $caller = () => context().get('caller') as ExecutableStep<Caller>;

const ownId = () =>
  lambda($caller(), ({ session }) => {
    if (!session) throw apiError('NOT_SIGNED_IN', 'Sign in first.');
    return session.userId;
  });

/** `mySessions` and `myLoginHistory`, paged like any list, and which of the sessions the request came with. */
export const OwnRecordsPlugin: GraphileConfig.Plugin = {
  name: 'OwnRecordsPlugin',
  version: '1.0.0',
  before: ['PagingArgumentsPlugin'],
  after: ['PgConnectionArgOrderByDefaultValuePlugin', 'PgAttributesPlugin'],
  schema: {
    hooks: {
      GraphQLObjectType_fields(fields, build, { scope, fieldWithHooks }) {
        const { GraphQLBoolean, GraphQLNonNull } = build.graphql;
        if (scope.isPgClassType && scope.pgCodec?.name === 'userSessions') {
          const fieldName = 'isCurrent';
          const isCurrent = fieldWithHooks({ fieldName }, () => ({
            description: 'Whether it is the one this request came with.',
            type: new GraphQLNonNull(GraphQLBoolean),
            plan: ($session: PgSelectSingleStep) =>
              lambda(
                list([$session.get('session_id'), $caller()]),
                ([id, { session }]: readonly any[]) => session?.sessionId === id,
              ),
          }));
          return build.extend(fields, { [fieldName]: isCurrent }, 'Which session is the current one');
        }
        if (!scope.isRootQuery) return fields;
        return Object.entries(LISTS).reduce((extended, [fieldName, { table, description }]) => {
          const resource = build.pgResources[table] as PgResource<string, PgCodecWithAttributes> | undefined;
          const type = resource && build.getTypeByName(build.inflection.tableConnectionType(resource.codec));
          if (!type) return extended;
          const own = fieldWithHooks(
            {
              fieldName,
              fieldBehaviorScope: 'query:resource:connection',
              isPgFieldConnection: true,
              pgFieldResource: resource as PgResource,
            },
            () => ({
              description,
              type: type as never,
              plan: () => connection(resource.find({ user_id: ownId() })),
            }),
          );
          return build.extend(extended, { [fieldName]: own }, `${fieldName}, of the caller only`);
        }, fields);
      },
      GraphQLObjectType_fields_field_args_arg(arg, build, { scope, Self }) {
        if (scope.argName !== 'orderBy' || Self.name !== 'Query' || !isOwnList(scope.fieldName)) return arg;
        const named = build.inflection.orderByType(build.inflection.tableType(scope.pgFieldResource!.codec));
        const orders = build.getTypeByName(named);
        const value = build.graphql.isEnumType(orders)
          ? orders.getValue(LISTS[scope.fieldName].order)?.value
          : undefined;
        if (value === undefined) throw new Error(`${scope.fieldName} has no such order.`);
        return { ...arg, defaultValue: [value] };
      },
    },
  },
};
