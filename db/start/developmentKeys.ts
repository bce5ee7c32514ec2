import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Keys for signing access tokens on a developer's machine, made once and kept beside the embedded database. */
export async function developmentKeys(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'jwt.keys');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await mkdir(dataDir, { recursive: true });
  const keys = `development:${randomBytes(32).toString('base64url')}`;
  await writeFile(file, keys, { mode: 0o600 });
  return keys;
}
