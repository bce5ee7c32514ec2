import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Identify } from './caller.ts';
import { authenticate } from './http/authenticate.ts';
import { nothingHere, unexpectedError } from './http/fallbacks.ts';
import { graphqlRequest } from './http/graphqlRequest.ts';
import { health, type Vitals } from './http/health.ts';
import { crossOrigin, dataHeaders, explorerHeaders, requestRate } from './http/protection.ts';
import { jwks } from './http/publicKeys.ts';
import { startRequest } from './http/startRequest.ts';

/** What {@link makeApplication} puts together. */
export interface ApplicationParts {
  vitals: Vitals;
  log: Logger;
  identify: Identify;
  hasExplorer: boolean;
  /** What else is answered, below `/routes`, to callers told apart as GraphQL's are. */
  routes?: RequestHandler | undefined;
  /** Answers `/media`: pictures. */
  media: RequestHandler;
  /** Answers `/webhooks/payments`: what gateways tell. */
  webhooks: RequestHandler;
  /** Answers `/uploads`, where they are sent. */
  uploads?: RequestHandler | undefined;
  /** Adds GraphQL itself. */
  addGraphql(app: Express): Promise<void>;
}

/** The path of a request through the API, from top to bottom. */
export async function makeApplication({
  vitals,
  log,
  identify,
  hasExplorer,
  routes,
  media,
  webhooks,
  uploads,
  addGraphql,
}: ApplicationParts): Promise<Express> {
  const { settings, metrics } = vitals;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.TRUST_PROXY_HOPS);

  app.use(startRequest(log, metrics));
  app.use(dataHeaders());
  app.use(health(vitals));

  // A page has dozens of pictures: they are no requests that count.
  app.use('/media', media);
  // A gateway tells of all payments from one address; it counts its forgeries itself.
  app.use('/webhooks/payments', webhooks);
  app.use(requestRate(settings.RATE_LIMIT_PER_MINUTE));
  app.get('/.well-known/jwks.json', jwks(settings.JWT_KEYS));
  if (hasExplorer) app.use(['/ruru-static', /^\/$/], explorerHeaders());

  const served = routes ? ['/graphql', '/routes'] : '/graphql';
  app.use(served, crossOrigin(settings.CORS_ORIGINS));
  app.use(served, authenticate(identify));
  if (routes) app.use('/routes', routes);
  if (uploads) {
    app.use('/uploads', crossOrigin(settings.CORS_ORIGINS, 'PUT'), authenticate(identify), uploads);
  }
  app.use(
    '/graphql',
    graphqlRequest({
      maxBytes: settings.MAX_BODY_BYTES,
      takesHashes: Boolean(settings.TRUSTED_DOCUMENTS_DIR),
    }),
  );
  await addGraphql(app);

  app.use(nothingHere);
  app.use(unexpectedError(log));
  return app;
}
