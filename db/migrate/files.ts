import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { MANAGED_SCHEMAS, type ManagedSchema } from '../services.ts';

/** Folder the repository's SQL is read from. */
export const REPOSITORY = path.join(import.meta.dirname, '..', '..');

/** One versioned file: applied once, in order, by dbmate. */
export interface Migration {
  service: ManagedSchema;
  version: string;
  path: string;
}

/** What is applied together, in one transaction, and again whenever its text changes. */
export interface Section {
  /** Name in the ledger: the file's path, or the name of a bundle. */
  path: string;
  files: { path: string; service: ManagedSchema; sql: string }[];
  /** Whether it takes locks that stop readers, so that it must give up soon and try again. */
  locks: boolean;
}

const listed = (folder: string): string[] => {
  try {
    return readdirSync(path.join(REPOSITORY, folder))
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => `${folder}/${name}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/** Every migration of `service`, oldest first. Throws on a name dbmate would pass over or run in disorder. */
export function migrationsOf(service: ManagedSchema): Migration[] {
  const migrations = listed(`schemas/${service}/migrations`).map((file) => {
    const version = /\/(\d{14})_[a-z0-9_]+\.sql$/.exec(file)?.[1];
    if (!version) throw new Error(`${file}: a migration is named <YYYYMMDDHHMMSS>_<name>.sql.`);
    return { service, version, path: file };
  });
  migrations.forEach((migration, at) => {
    if (migration.version === migrations[at - 1]?.version) {
      throw new Error(
        `${migration.path}: version ${migration.version} is taken; dbmate would never run this file.`,
      );
    }
  });
  return migrations;
}

const load = (service: ManagedSchema, files: string[]) =>
  files.map((file) => ({ path: file, service, sql: readFileSync(path.join(REPOSITORY, file), 'utf8') }));

/** Views in an order in which each finds those it requires: `-- requires: <schema>.<view>` in its first line. */
function inOrder(views: Section[]): Section[] {
  const byName = new Map(
    views.map((view) => [view.path.replace(/^schemas\/(.+)\/views\/(.+)\.sql$/, '$1.$2'), view]),
  );
  const done = new Set<Section>();
  const visit = (view: Section, above: Section[]): void => {
    if (above.includes(view)) throw new Error(`${view.path} requires itself.`);
    if (done.has(view)) return;
    const required = /^-- requires:(.*)$/m.exec(view.files[0]!.sql)?.[1]?.split(',') ?? [];
    for (const name of required.map((each) => each.trim())) {
      const found = byName.get(name);
      if (!found) throw new Error(`${view.path} requires ${name}, and there is no such view.`);
      visit(found, [...above, view]);
    }
    done.add(view);
  };
  for (const view of views) visit(view, []);
  return [...done];
}

/**
 * The repeatable files as sections, in the order they are applied: what all lean on (`platform`), published
 * views, then functions, descriptions and schema rights of all services together, then each table's guards
 * alone, so that no transaction holds the locks of two tables.
 */
export function sections(): Section[] {
  const of = (
    folder: (service: ManagedSchema) => string,
    among: readonly ManagedSchema[] = MANAGED_SCHEMAS,
  ) => among.flatMap((service) => load(service, listed(folder(service))));
  const alone = (file: Section['files'][number]): Section => ({
    path: file.path,
    files: [file],
    locks: true,
  });
  const services = MANAGED_SCHEMAS.filter((name) => name !== 'platform');
  const guards = of((service) => `policies/${service}`);
  const schemaRights = guards.filter((file) => file.path.endsWith('/schema.sql'));
  return [
    {
      path: 'platform',
      files: [
        ...schemaRights.filter((file) => file.service === 'platform'),
        ...of((service) => `functions/${service}`, ['platform']),
        ...of((service) => `schemas/${service}/comments`, ['platform']),
      ],
      locks: false,
    },
    ...inOrder(of((service) => `schemas/${service}/views`).map(alone)),
    {
      path: 'services',
      files: [
        ...schemaRights.filter((file) => file.service !== 'platform'),
        ...of((service) => `functions/${service}`, services),
        ...of((service) => `schemas/${service}/comments`, services),
      ],
      locks: false,
    },
    ...guards.filter((file) => !file.path.endsWith('/schema.sql')).map(alone),
  ];
}

/** A digest of texts, in order. */
export function digest(...texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** What a database must have applied to be current with these files; `platform.release()` tells what it has. */
export function expectedRelease(): string {
  return digest(
    ...MANAGED_SCHEMAS.flatMap((service) => migrationsOf(service).map((migration) => migration.path)),
    ...sections().flatMap((section) => section.files.flatMap((file) => [file.path, file.sql])),
  );
}
