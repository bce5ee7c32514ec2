import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newSecretKey } from '../../api/secrets/keys.ts';
import { newSigningKey } from '../../api/signingKeys.ts';

/** Keys for signing access tokens on a developer's machine. */
export const developmentJwtKeys = (dataDir: string): Promise<string> =>
  keptIn(dataDir, 'jwt.keys', () => newSigningKey('development'));

/** Keys for sealing secrets on a developer's machine. */
export const developmentSecretKeys = (dataDir: string): Promise<string> =>
  keptIn(dataDir, 'secret.keys', () => newSecretKey('development'));

/** What the sandbox gateway on a developer's machine knows us by. */
export const developmentGatewaySecret = (dataDir: string): Promise<string> =>
  keptIn(dataDir, 'sandbox.key', () => randomBytes(32).toString('base64url'));

/** Made once, and kept beside the embedded database. */
async function keptIn(dataDir: string, name: string, make: () => string): Promise<string> {
  const file = path.join(dataDir, name);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await mkdir(dataDir, { recursive: true });
  const keys = make();
  await writeFile(file, keys, { mode: 0o600 });
  return keys;
}
