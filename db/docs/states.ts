import type pg from 'pg';
import { cell, code, mermaid, page, table } from './markdown.ts';

interface Transition {
  table_name: string;
  from_status: string;
  to_status: string;
  actors: string[];
  meaning: string;
}

/** Every state machine, drawn from the rows that enforce it. */
export async function statesPage(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<Transition>(
    `select table_name, from_status, to_status, actors, meaning from platform.status_transitions
     order by table_name collate "C", from_status collate "C", to_status collate "C"`,
  );
  const tables = [...new Set(rows.map((row) => row.table_name))];
  return page(
    'State machines',
    'A status moves along these rows of `platform.status_transitions` only, whoever changes it: the trigger of the table, ' +
      '`platform.guard_status()`, refuses anything else as INVALID_STATE. On an arrow stands who may.',
    '',
    ...tables.flatMap((name) => {
      const moves = rows.filter((row) => row.table_name === name);
      return [
        `## ${name}`,
        '',
        mermaid([
          'stateDiagram-v2',
          ...moves.map((move) => `  ${move.from_status} --> ${move.to_status}: ${move.actors.join(', ')}`),
        ]),
        table(
          ['From', 'To', 'By', 'Meaning'],
          moves.map((move) => [
            code(move.from_status),
            code(move.to_status),
            move.actors.join(', '),
            cell(move.meaning),
          ]),
        ),
      ];
    }),
  );
}
