import type { Logger } from 'pino';
import type { Pool } from 'pg';
import { AnswerAsTextPlugin } from './answerAsText.ts';
import { operationContext } from './context.ts';
import type { FieldOf } from './errors/columnFields.ts';
import { makeMaskError } from './errors/maskError.ts';
import { explorerPreset } from './explorer.ts';
import type { Identity } from './identity/identity.ts';
import { directPagesPlugin } from './listing/directPages.ts';
import { limitsOf } from './limits/limits.ts';
import { limitsPlugin } from './limits/plugin.ts';
import type { LiveSockets } from './live/sockets.ts';
import type { Metrics } from './metrics.ts';
import { metricsPlugin } from './metricsPlugin.ts';
import { schemaPreset } from './preset.ts';
import type { ApiSettings } from './settings.ts';
import { trustedDocumentsPreset, type TrustedDocuments } from './trustedDocuments.ts';

/** What {@link serverPreset} puts together. */
export interface PresetParts {
  settings: ApiSettings;
  pool: Pool;
  log: Logger;
  metrics: Metrics;
  sockets: LiveSockets;
  identity: Identity;
  fieldOf: FieldOf;
  hasExplorer: boolean;
  trusted: TrustedDocuments | undefined;
}

/** {@link schemaPreset}, and how operations on it are run and answered. */
export function serverPreset(parts: PresetParts): GraphileConfig.Preset {
  const { settings, pool, log, metrics, sockets, identity, fieldOf, hasExplorer, trusted } = parts;
  return {
    extends: [
      schemaPreset(pool),
      ...(hasExplorer ? [explorerPreset()] : []),
      ...(trusted ? [trustedDocumentsPreset(trusted)] : []),
    ],
    plugins: [
      limitsPlugin(limitsOf(settings)),
      metricsPlugin(metrics),
      AnswerAsTextPlugin,
      directPagesPlugin(),
    ],
    grafast: {
      context: operationContext(sockets, identity),
      explain: false,
      timeouts: { planning: settings.PLANNING_TIMEOUT_MS, execution: settings.EXECUTION_TIMEOUT_MS },
    },
    grafserv: {
      graphiql: hasExplorer,
      graphiqlOnGraphQLGET: false,
      graphqlOverGET: false,
      outputDataAsString: true,
      maxRequestLength: settings.MAX_BODY_BYTES,
      maskError: makeMaskError(log, fieldOf),
    },
  };
}
