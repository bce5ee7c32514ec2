import './sayWhy.ts';
import { apiSettings } from '../../api/settings.ts';
import { signAccessToken } from '../../api/token.ts';
import { DEMO_ACCOUNTS, demoSessionId } from '../seed/accounts.ts';
import { readDatabaseSettings } from '../settings.ts';
import { developmentJwtKeys } from '../start/developmentKeys.ts';

// A token for a demo account, without signing in: for development, and only for the demo's own sessions.
const account = DEMO_ACCOUNTS.find(({ name }) => name === process.argv[2]);
if (!account || process.env['NODE_ENV'] === 'production') {
  const names = DEMO_ACCOUNTS.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n');
  console.error(`npm run -s token -- <account>, in development only\n${names}`);
  process.exit(2);
}
const { JWT_KEYS, JWT_ISSUER } = apiSettings.pick({ JWT_KEYS: true, JWT_ISSUER: true }).parse({
  ...process.env,
  JWT_KEYS: process.env['JWT_KEYS'] || (await developmentJwtKeys(readDatabaseSettings().DATA_DIR)),
});
const claims = {
  userId: String(account.userId),
  sessionId: demoSessionId(account.name),
  audience: account.audience,
};
const rules = { keys: JWT_KEYS, issuer: JWT_ISSUER, clockToleranceSeconds: 0 };
console.log(signAccessToken(claims, 24 * 60 * 60, rules));
