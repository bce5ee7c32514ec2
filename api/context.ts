import { randomUUID } from 'node:crypto';
import type { Caller, Credentials, Identify } from './caller.ts';
import { databaseSettings } from './databaseSettings.ts';
import { requestedOperation } from './operation.ts';

/**
 * What each operation runs with. Over HTTP the caller was identified before; a websocket brings its token in the
 * connection's parameters, and is identified anew for each operation, so that it ends with its session.
 */
export function operationContext(identify: Identify): NonNullable<GraphileConfig.GrafastOptions['context']> {
  return async (request, args) => {
    const caller: Caller | undefined =
      request.expressv4?.req.caller ?? (await fromWebsocket(request, identify));
    if (!caller) throw new Error('An operation came neither over HTTP nor over a websocket.');
    return {
      caller,
      pgSettings: databaseSettings(caller, requestedOperation(args.document, args.operationName).type),
    };
  };
}

async function fromWebsocket(
  { ws }: Partial<Grafast.RequestContext>,
  identify: Identify,
): Promise<Caller | undefined> {
  if (!ws) return undefined;
  return identify(
    (ws.normalizedConnectionParams ?? {}) as Credentials,
    randomUUID(),
    ws.request?.socket.remoteAddress,
  );
}

declare global {
  namespace Grafast {
    interface Context {
      /** Who asks. */
      caller: Caller;
    }
  }
}
