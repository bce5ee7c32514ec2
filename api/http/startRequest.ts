import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';
import { withinRequest, type RequestScope } from '../requestScope.ts';

/** A proxy's id is kept if it is plain: it goes into headers, logs and `application_name`. */
const PLAIN_ID = /^[\w.:-]{8,50}$/;

/** Gives each request its id, and when it is answered a line in the log and its place in the metrics. */
export function startRequest(log: Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const given = req.get('x-request-id');
    const requestId = given && PLAIN_ID.test(given) ? given : randomUUID();
    const scope: RequestScope = { requestId, log: log.child({ requestId }), errorCodes: [] };
    const started = performance.now();
    res.setHeader('x-request-id', requestId);
    // 'close' comes for a client that went away too.
    res.once('close', () => {
      const status = res.writableFinished ? res.statusCode : 499;
      metrics.requests.inc({ method: req.method, status });
      for (const code of scope.errorCodes) metrics.errors.inc({ code });
      scope.log.info(
        {
          method: req.method,
          path: req.path,
          status,
          ms: Math.round((performance.now() - started) * 10) / 10,
          operation: scope.operation,
          userId: req.caller?.session?.userId,
          errors: scope.errorCodes.length > 0 ? scope.errorCodes : undefined,
        },
        'request',
      );
    });
    withinRequest(scope, next);
  };
}
