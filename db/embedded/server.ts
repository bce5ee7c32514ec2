import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { everyoneMayEnter, packagedPostgres, usablePostgres } from './binaries.ts';

const run = promisify(execFile);

/** A running embedded PostgreSQL. */
export interface EmbeddedServer {
  /** Connection URL of the cluster's superuser, for database `name`. */
  url(name: string): string;
  port: number;
  /** Whether this call made the cluster. */
  created: boolean;
  /** Whether this call started it; if not, it ran already and somebody else is using it. */
  started: boolean;
  /** Stops the server once its clients are gone or dropped (`fast` shutdown: no data is lost). */
  stop(): Promise<void>;
}

interface Options {
  /** Folder for the cluster, its log and its secret; made when missing. */
  dataDir: string;
  /** Server settings, `name=value`. */
  settings?: string[];
  /** Folder of another PostgreSQL from npm (with `bin/`), instead of the one for this machine. */
  installation?: string;
}

/** Where root keeps what an unprivileged PostgreSQL must be able to reach. */
const SHELTER = '/var/lib/marketplace-in-postgres';

/** PostgreSQL refuses to run as root; `postgres` or `nobody` stand in for it. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (userInfo().uid !== 0) return undefined;
  const passwd = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const entry = passwd.split('\n').find((line) => line.startsWith(`${name}:`));
    if (entry) {
      const [, , uid, gid] = entry.split(':');
      return { uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.',
  );
}

/** A port of this machine nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function alive(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The cluster's folder: below `dataDir`, or in the shelter when another user could not reach it there. */
async function clusterFolder(dataDir: string, asOther: boolean): Promise<string> {
  const here = path.join(dataDir, 'postgres');
  if (existsSync(here)) return realpath(here);
  if (!asOther || (await everyoneMayEnter(dataDir))) return here;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const there = path.join(SHELTER, `cluster-${name}`);
  await mkdir(there, { recursive: true });
  await symlink(there, here);
  return there;
}

/** The superuser's password, made once and readable by the owner of the checkout only. */
async function secret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'superuser.password');
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
}

/**
 * Starts the PostgreSQL that npm brought, making the cluster first if there is none. A server left running
 * by a process that died is found and used again. Takes a port that is free.
 */
export async function startEmbedded({
  dataDir,
  settings = [],
  installation,
}: Options): Promise<EmbeddedServer> {
  dataDir = path.resolve(dataDir);
  await mkdir(dataDir, { recursive: true });
  const user = await unprivilegedUser();
  const native = await usablePostgres(
    installation ?? (await packagedPostgres()),
    user !== undefined,
    SHELTER,
  );
  const bin = (name: string) => path.join(native, 'bin', name);
  const cluster = await clusterFolder(dataDir, user !== undefined);
  const password = await secret(dataDir);
  const urlOn = (port: number) => (name: string) =>
    `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
  // Started from the root folder: the caller's own may be closed to the user PostgreSQL runs as.
  const as = { ...user, cwd: '/' };

  const created = !existsSync(path.join(cluster, 'PG_VERSION'));
  if (created) {
    // Made aside and then moved: what a killed initdb leaves behind never passes for a cluster.
    const unfinished = `${cluster}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    if (user) await chown(unfinished, user.uid, user.gid);
    const { stdout } = await run(bin('postgres'), ['--version'], as);
    const major = Number(/(\d+)\./.exec(stdout)?.[1]);
    // The builtin provider sorts the same on every machine, whatever its LANG; it came with 17.
    const locale =
      major >= 17
        ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
        : ['--locale=C.UTF-8'];
    const initdb = [`--pgdata=${unfinished}`, '--username=postgres', '--encoding=UTF8', ...locale];
    const passwordFile = path.join(tmpdir(), `marketplace-${randomBytes(8).toString('hex')}`);
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
    try {
      if (user) await chown(passwordFile, user.uid, user.gid);
      await run(bin('initdb'), [...initdb, '--auth=scram-sha-256', `--pwfile=${passwordFile}`], as);
    } finally {
      await rm(passwordFile, { force: true });
    }
    await rename(unfinished, cluster);
  }

  const running = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const runningPort = Number(running?.split('\n')[3]);
  if (runningPort && (await alive(urlOn(runningPort)('postgres')))) {
    const pid = Number(running!.split('\n')[0]);
    return { url: urlOn(runningPort), port: runningPort, created, started: false, stop: () => stop(pid) };
  }

  const port = await freePort();
  const log = await open(path.join(dataDir, 'postgres.log'), 'a');
  const flags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap((s) => [
    '-c',
    s,
  ]);
  // Detached, so that Ctrl-C reaches only the processes in front of the database, which then stop it last.
  const server = spawn(bin('postgres'), ['-D', cluster, '-p', String(port), ...flags], {
    ...as,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  let exited: string | undefined;
  server.once('exit', (code, signal) => (exited = String(code ?? signal)));
  server.once('error', (error) => (exited = error.message));
  server.unref();
  for (let wait = 0; !(await alive(urlOn(port)('postgres'))); wait++) {
    if (exited !== undefined || wait > 600) {
      throw new Error(
        `PostgreSQL did not start (${exited ?? 'no answer in 60 s'}); see ${dataDir}/postgres.log.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, wait < 20 ? 25 : 100));
  }
  return { url: urlOn(port), port, created, started: true, stop: () => stop(server.pid!) };

  async function stop(pid: number): Promise<void> {
    try {
      process.kill(pid, 'SIGINT');
      for (;;) {
        process.kill(pid, 0);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** Stops and removes a throw-away cluster made by {@link startEmbedded}, wherever it was put. */
export async function removeEmbedded(server: EmbeddedServer, dataDir: string): Promise<void> {
  await server.stop();
  const cluster = await realpath(path.join(dataDir, 'postgres')).catch(() => undefined);
  for (const folder of [cluster, dataDir]) if (folder) await rm(folder, { recursive: true, force: true });
}
