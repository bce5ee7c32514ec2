import { makeServer, type Server, type ServerOptions } from 'graphql-ws';
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import { makeGraphQLWSConfig, type GrafservBase } from 'postgraphile/grafserv';
import type { WebSocket } from 'ws';
import type { IncomingMessage } from 'node:http';
import { SessionEnded, type Credentials, type Identify } from '../caller.ts';
import { apiError } from '../errors/apiError.ts';
import { explainDatabaseError } from '../errors/fromDatabase.ts';
import { unexpected } from '../errors/maskError.ts';
import type { Metrics } from '../metrics.ts';
import { requestedOperation } from '../operation.ts';
import { withinRequest } from '../requestScope.ts';
import type { ApiSettings } from '../settings.ts';
import { TokenRefused } from '../token.ts';
import { LiveOperation, refused } from './operation.ts';
import type { PerMinute } from './perMinute.ts';
import { LiveSocket } from './socket.ts';

/** What graphql-ws keeps of a connection. */
export interface Extra extends Record<PropertyKey, unknown> {
  socket: WebSocket;
  request: IncomingMessage;
}
type Options = ServerOptions<Record<string, unknown>, Extra>;
type Context = Parameters<NonNullable<Options['onClose']>>[0];

/** What {@link makeProtocol} puts together. */
export interface ProtocolParts {
  instance: GrafservBase;
  settings: ApiSettings;
  metrics: Metrics;
  identify: Identify;
  /** Subscriptions begun, by address: they count as requests. */
  requests: PerMinute;
  onIdentified(socket: LiveSocket): void;
}

/** graphql-transport-ws, for subscriptions only: who speaks, what may be run, and how it is answered. */
export function makeProtocol(parts: ProtocolParts): Server<Extra> {
  const { instance, settings, metrics, identify, requests, onIdentified } = parts;
  const ofGrafserv = makeGraphQLWSConfig(instance) as Options;
  const resolvedPreset = timedByStatement(instance.getPreset());
  const most = settings.MAX_SUBSCRIPTIONS_PER_SOCKET;

  /** Errors are masked, logged with the socket's id and counted, as a request's are. */
  function answered<T>(context: Context, work: () => T): T {
    const socket = socketOf(context);
    const scope = { requestId: socket.id, log: socket.log, errorCodes: [] as string[] };
    const result = withinRequest(scope, work);
    for (const code of scope.errorCodes) metrics.errors.inc({ code });
    return result;
  }

  return makeServer<Record<string, unknown>, Extra>({
    ...ofGrafserv,
    connectionInitWaitTimeout: settings.SOCKET_INIT_TIMEOUT_MS,

    async onConnect(context) {
      const socket = socketOf(context);
      try {
        const caller = await identify(credentials(context.connectionParams), socket.id, socket.ip);
        if (socket.hasEnded) return false;
        socket.speakFor(caller);
        socket.countSubscriptions = () => Object.keys(context.subscriptions).length;
        onIdentified(socket);
        return true;
      } catch (error) {
        if (error instanceof TokenRefused || error instanceof SessionEnded) socket.end(error.code);
        else if (explainDatabaseError(error)?.code === 'UNAVAILABLE') socket.end('UNAVAILABLE');
        else {
          unexpected(error as Error, socket.log);
          socket.end('INTERNAL');
        }
        return false;
      }
    },

    async onSubscribe(context, id, payload) {
      const socket = socketOf(context);
      // This one is among them already.
      if (Object.keys(context.subscriptions).length > most) {
        return [apiError('TOO_MANY_SUBSCRIPTIONS', `A socket may have ${most} subscriptions.`)];
      }
      if (!requests.allows(socket.network))
        return [apiError('RATE_LIMITED', 'Too many requests: wait a little.')];
      const args = await ofGrafserv.onSubscribe!(context, id, payload);
      if (!args || Array.isArray(args)) return args;
      const { document, operationName } = args as ExecutionArgs;
      if (requestedOperation(document, operationName).type !== 'subscription') {
        return [apiError('SUBSCRIPTIONS_ONLY', 'Queries and mutations are sent over HTTP.')];
      }
      return args;
    },

    async subscribe(args) {
      const result = (await ofGrafserv.subscribe!({ ...args, resolvedPreset } as ExecutionArgs)) as
        ExecutionResult | AsyncIterableIterator<ExecutionResult>;
      if (!(Symbol.asyncIterator in result)) return refused(result.errors ?? []);
      const { pgSubscriber } = args.contextValue as { pgSubscriber: LiveOperation };
      return pgSubscriber.deliver(result) as never;
    },

    onNext(context, id, payload, args, result) {
      socketOf(context).sent++;
      metrics.socketMessages.inc();
      return answered(context, () => ofGrafserv.onNext!(context, id, payload, args, result));
    },

    onError(context, id, payload, errors) {
      return answered(
        context,
        () => ofGrafserv.onError!(context, id, payload, errors) as readonly GraphQLError[],
      );
    },
  });
}

/**
 * grafast counts the time of an operation from its beginning, be it a subscription of an hour. What one delivery may
 * take is limited by the login's statement_timeout.
 */
function timedByStatement(preset: GraphileConfig.ResolvedPreset): GraphileConfig.ResolvedPreset {
  const { execution: _execution, ...timeouts } = preset.grafast?.timeouts ?? {};
  return { ...preset, grafast: { ...preset.grafast, timeouts } };
}

function socketOf({ extra }: Context): LiveSocket {
  return LiveSocket.of(extra.socket)!;
}

/** The connection's parameters, named like the headers of a request, in any case. */
function credentials(params: Readonly<Record<string, unknown>> | undefined): Credentials {
  return Object.fromEntries(
    Object.entries(params ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
    ),
  );
}
