import type { Metrics } from './metrics.ts';
import { requestedOperation } from './operation.ts';
import { currentRequest } from './requestScope.ts';

/** Times planning and execution, and tells the request's log line what it ran. */
export function metricsPlugin(metrics: Metrics): GraphileConfig.Plugin {
  return {
    name: 'MetricsPlugin',
    version: '1.0.0',
    // Outside the limits: what they refuse was asked for too.
    before: ['LimitsPlugin'],
    grafast: {
      middleware: {
        async execute(next, { args }) {
          const operation = requestedOperation(args.document, args.operationName);
          const { type } = operation;
          const request = currentRequest();
          if (request) request.operation = operation;
          metrics.operations.inc({ type });
          const stop = metrics.executeSeconds.startTimer({ type });
          try {
            return await next();
          } finally {
            stop();
          }
        },
        subscribe(next) {
          metrics.operations.inc({ type: 'subscription' });
          return next();
        },
        establishOperationPlan(next) {
          const stop = metrics.planSeconds.startTimer();
          try {
            return next();
          } finally {
            stop();
          }
        },
      },
    },
  };
}
