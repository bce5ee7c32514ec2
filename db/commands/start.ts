import './sayWhy.ts';
import path from 'node:path';
import pg from 'pg';
import { readApiSettings } from '../../api/settings.ts';
import { startServer } from '../../api/startServer.ts';
import { expectedRelease } from '../migrate/files.ts';
import { migrate, migratingLogin } from '../migrate/migrate.ts';
import { DEMO_ACCOUNTS } from '../seed/accounts.ts';
import { seed } from '../seed/seed.ts';
import { readDatabaseSettings } from '../settings.ts';
import {
  developmentGatewaySecret,
  developmentJwtKeys,
  developmentSecretKeys,
} from '../start/developmentKeys.ts';
import { openPort } from '../start/openPort.ts';
import { progressBar } from '../start/progressBar.ts';
import { supervise } from '../start/supervise.ts';
import { openTarget } from '../target.ts';

/** Everything on one machine: the database, its migrations, the demo on the first start, the API, the worker, the gateway. */
const settings = readDatabaseSettings();
const target = await openTarget(settings);
const stops: (() => Promise<void>)[] = [target.release];
const stop = async () => {
  for (const each of stops.splice(0).reverse()) await each();
};
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The first finishes what is in flight, or gives up a start under way; a second does not wait.
  process.once(signal, () => {
    process.once(signal, () => process.exit(1));
    stopping = true;
    console.log('\nStopping …');
    void stop();
  });
}

try {
  const owner = await prepareDatabase();
  const secretKeys = process.env['SECRET_KEYS'] || (await developmentSecretKeys(settings.DATA_DIR));
  // One of your own is named by its URL.
  const ownSandbox = process.env['SANDBOX_URL'];
  const sandboxPort = process.env['SANDBOX_PORT'] || String(await openPort(4002));
  const gateway = {
    SANDBOX_URL: ownSandbox || `http://127.0.0.1:${sandboxPort}`,
    SANDBOX_SECRET: process.env['SANDBOX_SECRET'] || (await developmentGatewaySecret(settings.DATA_DIR)),
  };
  const server = await startServer({
    settings: readApiSettings({
      LOG_LEVEL: 'warn',
      ...process.env,
      DATA_DIR: settings.DATA_DIR,
      PORT: process.env['PORT'] || String(await openPort(4000)),
      API_DATABASE_URL: target.connections.api,
      AUTH_DATABASE_URL: target.connections.auth,
      JWT_KEYS: process.env['JWT_KEYS'] || (await developmentJwtKeys(settings.DATA_DIR)),
      SECRET_KEYS: secretKeys,
      ...gateway,
    }),
    expectedRelease: expectedRelease(),
  });
  stops.push(() => server.close());
  if (!ownSandbox) {
    const sandbox = supervise('workers/integrations/sandbox/sandbox.ts', {
      LOG_LEVEL: 'warn',
      ...process.env,
      ...gateway,
      SANDBOX_PORT: sandboxPort,
      SANDBOX_WEBHOOK_URL: `${server.url}/webhooks/payments/sandbox`,
      DATA_DIR: settings.DATA_DIR,
    });
    stops.push(() => sandbox.stop());
  }
  const worker = supervise('workers/worker.ts', {
    LOG_LEVEL: 'warn',
    WORKER_PORT: '0',
    ...process.env,
    WORKER_DATABASE_URL: target.connections.worker,
    SECRET_KEYS: secretKeys,
    ...gateway,
    DATA_DIR: settings.DATA_DIR,
  });
  stops.push(() => worker.stop());
  if (!stopping) welcome(server.url, owner);
  else await stop();
} catch (error) {
  await stop();
  if (!stopping) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function prepareDatabase(): Promise<string> {
  await migrate(target.connections, { onStep: (step) => console.log(`Database: ${step}`) });
  const owner = await migratingLogin(target.connections);
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  const { rowCount } = await client
    .query('select from user_service.users limit 1')
    .finally(() => client.end());
  if (!rowCount && process.env['NODE_ENV'] !== 'production')
    await seed(owner, { onProgress: progressBar('Demo marketplace') });
  return owner;
}

/** Where what is sent lands. */
function deliveries(): string {
  const { MAIL_URL, SMS_URL, OUTBOX_DIR } = process.env;
  if (MAIL_URL && SMS_URL) return 'are sent';
  const what = MAIL_URL ? 'SMS are files in ' : SMS_URL ? 'mail is files in ' : 'are files in ';
  return `${what}${OUTBOX_DIR || path.join(settings.DATA_DIR, 'outbox')}`;
}

function welcome(url: string, owner: string): void {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ name }) => name.length));
  console.log(`
  GraphQL and its explorer   ${url}/
  Database (psql, as owner)  npm run -s db:url${target.embedded ? '' : `  (${new URL(owner).host})`}
  Mail and SMS               ${deliveries()}

  Demo accounts: npm run -s token -- <account>
${DEMO_ACCOUNTS.map(({ name, about }) => `    ${name.padEnd(width)}  ${about}`).join('\n')}

  Try:
    curl -s ${url}/graphql -H 'content-type: application/json' \\
      -d '{"query":"{ browseProducts(first: 3) { nodes { name priceMinMinor sellerName rating } } }"}'

  Ctrl-C stops everything and keeps the data.
`);
}
