import type pg from 'pg';
import { apiErrorCodes } from '../../api/errors/codes.ts';
import { cell, code, page, table } from './markdown.ts';

/** What may go wrong, as clients see it. */
export async function errorsPage(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ code: string; meaning: string }>(
    'select code, meaning from platform.error_codes order by code collate "C"',
  );
  return page(
    'Errors',
    'Every error a client gets has `extensions.code`, one of these, and a message to act on; `field` names the input it is ' +
      'about, `details` are for a program. Anything unexpected is `INTERNAL` with an `errorId` that is in the log.',
    '',
    '## Business rules',
    '',
    'Raised by functions of the database.',
    '',
    table(
      ['Code', 'Meaning'],
      rows.map((row) => [code(row.code), cell(row.meaning)]),
    ),
    '## API',
    '',
    'Given before or instead of a business rule. The status is that of an answer without data.',
    '',
    table(
      ['Code', 'HTTP', 'Meaning'],
      Object.entries(apiErrorCodes)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { httpStatus, meaning }]) => [code(name), String(httpStatus), cell(meaning)]),
    ),
  );
}
