import type { Caller } from './caller.ts';
import { newCartSession } from './cartSession.ts';
import { databaseSettings } from './databaseSettings.ts';
import { LiveSocket } from './live/socket.ts';
import type { LiveSockets } from './live/sockets.ts';
import type { Identity } from './identity/identity.ts';
import { requestedOperation } from './operation.ts';

/** What each operation runs with: the caller of its HTTP request, or the one that its socket speaks for. */
export function operationContext(
  sockets: LiveSockets,
  identity: Identity,
): NonNullable<GraphileConfig.GrafastOptions['context']> {
  return (request, args) => {
    const socket = LiveSocket.of(request.ws?.socket);
    const caller = request.expressv4?.req.caller ?? socket?.caller;
    if (!caller) throw new Error('An operation came neither over HTTP nor over a websocket.');
    const { type } = requestedOperation(args.document, args.operationName);
    // A visitor's first addition to a cart makes the cart: it needs a name by then.
    const cartSession =
      caller.cartSession ?? (type === 'mutation' && !caller.session ? newCartSession() : undefined);
    return {
      caller,
      cartSession,
      identity,
      http: request.expressv4,
      pgSettings: databaseSettings({ ...caller, cartSession }, type),
      ...(socket && sockets.operationContext(socket, args.contextValue as Partial<Grafast.Context>)),
    };
  };
}

declare global {
  namespace Grafast {
    interface Context {
      /** Who asks. */
      caller: Caller;
      /** The visitor's cart: the one they named, or a new one's name when they change something. */
      cartSession?: string | undefined;
    }
  }
}
