import './sayWhy.ts';
import pg from 'pg';
import { z } from 'zod';
import { newSecretKey, secretKeys } from '../../api/secrets/keys.ts';
import { keyUses, rotateSecrets } from '../../api/secrets/rotation.ts';
import { newSigningKey } from '../../api/signingKeys.ts';
import { readDatabaseSettings, readSettings } from '../settings.ts';
import { developmentSecretKeys } from '../start/developmentKeys.ts';
import { openTarget } from '../target.ts';

const USAGE = `npm run -s secrets -- <what>
  status        how many secrets of the database are sealed with which key
  rotate        seals everything with the first of SECRET_KEYS; everything else may go on meanwhile
  new           prints a new entry for SECRET_KEYS
  new-jwt-key   prints a new entry for JWT_KEYS`;

const settings = readDatabaseSettings();

/** SECRET_KEYS, or those of this machine. */
async function ourKeys() {
  const text = process.env['SECRET_KEYS'] || (await developmentSecretKeys(settings.DATA_DIR));
  return readSettings(z.object({ SECRET_KEYS: secretKeys }), { SECRET_KEYS: text }).SECRET_KEYS;
}

/** Runs `work` as the login of sign-in, which alone may ask for what is sealed. */
async function asSignIn(work: (client: pg.Client) => Promise<void>): Promise<void> {
  if (settings.AUTH_DATABASE_URL) return connected(settings.AUTH_DATABASE_URL, work);
  const target = await openTarget(settings);
  try {
    await connected(target.connections.auth, work);
  } finally {
    await target.release();
  }
}

async function connected(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await work(client).finally(() => client.end());
}

async function status(client: pg.Client): Promise<void> {
  const keys = await ourKeys();
  const uses = await keyUses(client);
  if (uses.length === 0) console.log('Nothing is sealed yet.');
  for (const { column, keyId, secrets } of uses) {
    const place = keys.findIndex(({ id }) => id === keyId);
    const note = !keyId
      ? 'NOT SEALED'
      : place < 0
        ? `key ${keyId}, which is NOT among SECRET_KEYS`
        : `key ${keyId}${place > 0 ? ', to be rotated' : ''}`;
    console.log(`${column}: ${secrets} by ${note}`.replace('by NOT SEALED', 'NOT SEALED'));
  }
  const used = new Set(uses.map(({ keyId }) => keyId));
  for (const { id } of keys.slice(1).filter((key) => !used.has(key.id))) {
    console.log(`Nothing is sealed with ${id} any more: see docs/secrets.md before it goes.`);
  }
}

async function rotate(client: pg.Client): Promise<void> {
  for (const { column, resealed, changed, broken } of await rotateSecrets(client, await ourKeys())) {
    const more = [changed && `${changed} changed meanwhile`, broken && `${broken} could NOT be opened`];
    console.log([`${column}: ${resealed} sealed anew`, ...more.filter(Boolean)].join(', '));
    if (broken) process.exitCode = 1;
  }
  await status(client);
}

switch (process.argv[2]) {
  case 'status':
    await asSignIn(status);
    break;
  case 'rotate':
    await asSignIn(rotate);
    break;
  case 'new':
    console.log(newSecretKey());
    break;
  case 'new-jwt-key':
    console.log(newSigningKey());
    break;
  default:
    console.error(USAGE);
    process.exitCode = 2;
}
