import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { allowed } from '../lints/allowed.ts';
import { REPOSITORY } from '../migrate/files.ts';
import { pinNames } from '../pins/pins.ts';
import { cell, code, page, table } from './markdown.ts';

/** The comment a file says its reason in: the first lines of SQL, the last block of TypeScript. */
function reason(file: string): string {
  const text = readFileSync(path.join(REPOSITORY, file), 'utf8');
  if (file.endsWith('.sql')) {
    const lines = text.split('\n');
    const paragraph = lines.slice(
      0,
      lines.findIndex((line) => line === '--' || !line.startsWith('--')),
    );
    return paragraph.map((line) => line.replace(/^-- ?/, '')).join(' ');
  }
  const exported = text.slice(0, text.indexOf('\nexport async function'));
  return exported.slice(exported.lastIndexOf('/**')).replace(/^\s*\/?\*+\/?|\*\//gm, '');
}

/** What `npm run db:check` holds the database to. */
export function checksPage(): string {
  const files = readdirSync(path.join(REPOSITORY, 'db', 'lints')).filter((file) => /^\d{4}_/.test(file));
  return page(
    'Checks of the database',
    '`npm run db:migrate` ends with these checks, and `npm run db:check` makes them on any database without changing ' +
      'it: the bodies of functions, the lints, and whether the database is what `db/pins/` say. `npm run db:docs` ' +
      'writes the pins and the generated pages anew, from a database of its own. While SQL files are being worked on ' +
      'the pins are older than the files; then a migration only reports objects that no file mentions.',
    '',
    '## Lints',
    '',
    'Each `.sql` is one query that a DBA can also run alone with `psql -f`. A finding is an error, unless accepted below.',
    '',
    table(
      ['Lint', 'Why'],
      files.sort().map((file) => [code(file.replace(/\.\w+$/, '')), cell(reason(`db/lints/${file}`))]),
    ),
    '## Accepted findings',
    '',
    table(
      ['Lint', 'Subject', 'Reason'],
      allowed.map((entry) => [code(entry.lint), code(entry.subject), cell(entry.reason)]),
    ),
    '## Pins',
    '',
    table(
      ['File', 'What it tells'],
      pinNames().map((name) => [code(`db/pins/${name}.txt`), cell(reason(`db/pins/${name}.sql`))]),
    ),
  );
}
