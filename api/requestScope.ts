import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import type { RequestedOperation } from './operation.ts';

/** What is known of the HTTP request being answered, wherever in its handling one looks. */
export interface RequestScope {
  requestId: string;
  /** Writes lines that carry the request id. */
  log: Logger;
  /** Codes of the errors in its answer. */
  errorCodes: string[];
  /** Whether it came without a token; undefined until that is known. */
  isVisitor?: boolean;
  /** What the request runs, once that is known. */
  operation?: RequestedOperation;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs `work`, and all it starts, within the scope of one request. */
export function withinRequest<T>(scope: RequestScope, work: () => T): T {
  return scopes.run(scope, work);
}

/** The request being answered; undefined on a websocket and at start. */
export function currentRequest(): RequestScope | undefined {
  return scopes.getStore();
}
