import type { GraphQLSchema } from 'graphql';
import { apiError } from '../errors/apiError.ts';
import { requestedOperation } from '../operation.ts';
import { RecentlyUsed } from '../recentlyUsed.ts';
import { currentRequest } from '../requestScope.ts';
import { checkDocument, type CheckedDocument } from './document.ts';
import type { Limits } from './limits.ts';
import { checkOperation } from './operation.ts';

/** Each may be as large as the limits let it, together with its plan. */
const CACHED_DOCUMENTS = 200;

/** Puts {@link checkDocument} in place of grafserv's parser, and {@link checkOperation} before execution. */
export function limitsPlugin(limits: Limits): GraphileConfig.Plugin {
  return {
    name: 'LimitsPlugin',
    version: '1.0.0',
    grafserv: {
      middleware: {
        setPreset(next, event) {
          const ofGrafserv = event.getExecutionConfig;
          const cached = cachedDocuments(limits);
          event.getExecutionConfig = async function (context) {
            const config = await ofGrafserv.call(this, context);
            return { ...config, parseAndValidate: (text) => noted(cached(config.schema, text)) };
          };
          return next();
        },
      },
    },
    grafast: {
      middleware: {
        execute(next, { args }) {
          // It would be answered as a stream that no limit of sockets holds for, and that outlives its session.
          if (requestedOperation(args.document, args.operationName).type === 'subscription') {
            return { errors: [apiError('SUBSCRIPTION_OVER_HTTP', 'Subscribe over a WebSocket.')] };
          }
          const errors = checkOperation(args, limits);
          return errors.length > 0 ? { errors } : next();
        },
        subscribe(next, { args }) {
          const errors = checkOperation(args, limits);
          return errors.length > 0 ? { errors } : next();
        },
      },
    },
  };
}

/** Only what may run is kept: else a stream of bad documents would push the good ones out. */
function cachedDocuments(limits: Limits): (schema: GraphQLSchema, text: string) => CheckedDocument {
  const bySchema = new WeakMap<GraphQLSchema, RecentlyUsed<CheckedDocument>>();
  return (schema, text) => {
    const cache = bySchema.get(schema) ?? new RecentlyUsed<CheckedDocument>(CACHED_DOCUMENTS);
    bySchema.set(schema, cache);
    const known = cache.get(text);
    if (known) return known;
    const checked = checkDocument(schema, text, limits);
    if (checked.document) cache.set(text, checked);
    return checked;
  };
}

/** grafserv answers with these errors as they are, past `maskError`. */
function noted(checked: CheckedDocument): CheckedDocument {
  for (const error of checked.errors ?? []) currentRequest()?.errorCodes.push(String(error.extensions.code));
  return checked;
}
