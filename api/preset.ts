import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection';
import type { Pool } from 'pg';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { BrowseProductsPlugin } from './listing/browseProducts.ts';
import { DocumentVariantsPlugin } from './listing/documentVariants.ts';
import { OwnRecordsPlugin } from './identity/ownRecords.ts';
import { IdentityPlugin } from './identity/plugin.ts';
import { rowTopicsPlugin } from './live/rowTopic.ts';
import { TOPICS } from './live/topics.ts';
import { CartSessionPlugin } from './schema/cartSession.ts';
import { CallableFunctionsPlugin } from './schema/callableFunctions.ts';
import { makeLeanPgService } from './postgres/adaptor.ts';
import { CleanNamesPlugin } from './schema/cleanNames.ts';
import { IndexedColumnsPlugin } from './schema/indexedColumns.ts';
import { KeysetCursorsPlugin } from './schema/keysetCursors.ts';
import { NumbersPlugin } from './schema/numbers.ts';
import { PagingArgumentsPlugin } from './schema/pagingArguments.ts';
import { RowOfKeyPlugin } from './schema/rowOfKey.ts';
import { RowsByKeyPlugin } from './schema/rowsByKey.ts';
import { RowsFoundPlugin } from './schema/rowsFound.ts';
import { SERVICES } from '../db/services.ts';

/**
 * What the GraphQL schema looks like, whoever builds it: the server, `printSchema`, a test.
 *
 * The surface is the grants of the request roles (PgRBACPlugin, on by default). What is said here only shapes it.
 */
export function schemaPreset(pool: Pool): GraphileConfig.Preset {
  return {
    extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset, PostGraphileConnectionFilterPreset],
    plugins: [
      BrowseProductsPlugin,
      CallableFunctionsPlugin,
      CartSessionPlugin,
      CleanNamesPlugin,
      DocumentVariantsPlugin,
      IdentityPlugin,
      IndexedColumnsPlugin,
      KeysetCursorsPlugin,
      NumbersPlugin,
      OwnRecordsPlugin,
      PagingArgumentsPlugin,
      RowOfKeyPlugin,
      RowsByKeyPlugin,
      RowsFoundPlugin,
      rowTopicsPlugin(TOPICS),
    ],
    disablePlugins: [
      // `filter` says all that `condition` can.
      'PgConditionArgumentPlugin',
      'PgConditionCustomFieldsPlugin',
      // A filter through a relation, a function, a composite type, `or` or `not` is not one index.
      'PgConnectionArgFilterBackwardRelationsPlugin',
      'PgConnectionArgFilterForwardRelationsPlugin',
      'PgConnectionArgFilterComputedAttributesPlugin',
      'PgConnectionArgFilterCompositeTypeAttributesPlugin',
      'PgConnectionArgFilterRecordFunctionsPlugin',
      'PgConnectionArgFilterLogicalOperatorsPlugin',
      // For Relay Classic only.
      'QueryQueryPlugin',
      'PgMutationPayloadEdgePlugin',
    ],
    // Who may subscribe is given a subscriber by `api/live/`.
    pgServices: [makeLeanPgService({ pool, schemas: [...SERVICES], pubsub: false })],
    schema: {
      dontSwallowErrors: true,
      pgForbidSetofFunctionsToReturnNull: true,
      // Counting reads every row, so a table says `@behavior +totalCount` when its rows are the caller's own.
      defaultBehavior: '-totalCount -nodeId:resource:update -nodeId:resource:delete',
      connectionFilterAllowedOperators: [
        'isNull',
        'equalTo',
        'in',
        'lessThan',
        'lessThanOrEqualTo',
        'greaterThan',
        'greaterThanOrEqualTo',
      ],
      connectionFilterArrays: false,
      connectionFilterSetofFunctions: false,
    },
  };
}
