import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Identify } from './caller.ts';
import { authenticate } from './http/authenticate.ts';
import { nothingHere, unexpectedError } from './http/fallbacks.ts';
import { graphqlRequest } from './http/graphqlRequest.ts';
import { health, type Vitals } from './http/health.ts';
import { crossOrigin, dataHeaders, explorerHeaders, requestRate } from './http/protection.ts';
import { startRequest } from './http/startRequest.ts';

/** What {@link makeApplication} puts together. */
export interface ApplicationParts {
  vitals: Vitals;
  log: Logger;
  identify: Identify;
  hasExplorer: boolean;
  /** Adds GraphQL itself. */
  addGraphql(app: Express): Promise<void>;
}

/** The path of a request through the API, from top to bottom. */
export async function makeApplication({
  vitals,
  log,
  identify,
  hasExplorer,
  addGraphql,
}: ApplicationParts): Promise<Express> {
  const { settings, metrics } = vitals;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.TRUST_PROXY_HOPS);

  app.use(startRequest(log, metrics));
  app.use(dataHeaders());
  app.use(health(vitals));

  app.use(requestRate(settings.RATE_LIMIT_PER_MINUTE));
  if (hasExplorer) app.use(['/ruru-static', /^\/$/], explorerHeaders());

  app.use('/graphql', crossOrigin(settings.CORS_ORIGINS));
  app.use('/graphql', authenticate(identify));
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
