import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { REPOSITORY } from '../migrate/files.ts';
import { MANAGED_SCHEMAS } from '../services.ts';
import { readCatalog } from './catalog.ts';
import { checksPage } from './checks.ts';
import { entityPage } from './entities.ts';
import { errorsPage } from './errors.ts';
import { eventsPage, readTopics } from './events.ts';
import { permissionsPage } from './permissions.ts';
import { sagasPage } from './sagas.ts';
import { servicesPage } from './services.ts';
import { settingsPage } from './settings.ts';
import { statesPage } from './states.ts';

const FOLDER = path.join(REPOSITORY, 'docs');

/** Generated pages by their path below `docs/`. */
export type Documents = Map<string, string>;

/** Makes every generated page from a migrated database and from the settings. */
export async function makeDocuments(client: pg.ClientBase): Promise<Documents> {
  const catalog = await readCatalog(client);
  return new Map([
    ...MANAGED_SCHEMAS.filter((schema) => catalog.tables.some((each) => each.schema === schema)).map(
      (schema): [string, string] => [`er/${schema}.md`, entityPage(catalog, schema)],
    ),
    ['services.md', servicesPage(catalog, await readTopics(client))],
    ['events.md', await eventsPage(client)],
    ['sagas.md', sagasPage()],
    ['states.md', await statesPage(client)],
    ['permissions.md', await permissionsPage(client)],
    ['settings.md', await settingsPage()],
    ['errors.md', await errorsPage(client)],
    ['checks.md', checksPage()],
  ]);
}

/** Diagrams of services that are no more. */
function leftOver(documents: Documents): string[] {
  const folder = path.join(FOLDER, 'er');
  const present = existsSync(folder) ? readdirSync(folder).map((file) => `er/${file}`) : [];
  return present.filter((file) => !documents.has(file));
}

/** Writes the pages, and removes diagrams of services that are no more. */
export function writeDocuments(documents: Documents): void {
  mkdirSync(path.join(FOLDER, 'er'), { recursive: true });
  for (const [name, text] of documents) writeFileSync(path.join(FOLDER, name), text);
  for (const name of leftOver(documents)) rmSync(path.join(FOLDER, name));
}

/** Pages that are not as committed. */
export function staleDocuments(documents: Documents): string[] {
  const committed = (name: string) => {
    const file = path.join(FOLDER, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  return [
    ...[...documents].filter(([name, text]) => committed(name) !== text).map(([name]) => name),
    ...leftOver(documents),
  ];
}
