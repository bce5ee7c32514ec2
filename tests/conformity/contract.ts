import { readFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../../db/migrate/files.ts';

const CONTRACT = readFileSync(path.join(REPOSITORY, 'docs', 'data-model.ru.md'), 'utf8');

/** The SQL of the data contract, in its own order; the audit columns' sample is no statement of its own. */
export function contractSql(): string {
  return [...CONTRACT.matchAll(/^```sql\n([\s\S]*?)^```/gm)]
    .map(([, block]) => block!)
    .filter((block) => /\bCREATE (TABLE|TYPE)\b/.test(block))
    .join('\n');
}

/** A column the contract says refers to another service's table, by a comment beside it. */
export interface LogicalKey {
  table: string;
  column: string;
  /** `<schema>.<table>(<column>)`; more than one when the key is polymorphic. */
  targets: string[];
  array: boolean;
}

/** Every "Logical FK" of the contract. */
export function logicalKeys(): LogicalKey[] {
  const keys: LogicalKey[] = [];
  let table = '';
  for (const line of contractSql().split('\n')) {
    table = /CREATE TABLE (\S+)/.exec(line)?.[1] ?? table;
    const column = /^\s+(\w+) .*--.*Logical FK/i.exec(line)?.[1];
    if (!column) continue;
    const targets = [...line.matchAll(/(\w+)_db\.(\w+)\((\w+)\)/g)].map(
      ([, service, target, key]) => `${service}_service.${target}(${key})`,
    );
    keys.push({ table, column, targets, array: /\bBIGINT\[\]/.test(line) });
  }
  return keys;
}

/** What docs/deviations.md lists: the subjects in its tables' first column. */
export function listedDeviations(): Map<string, string> {
  const text = readFileSync(path.join(REPOSITORY, 'docs', 'deviations.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    rows.map((row) => {
      const [, subject, ...rest] = row.split('|').map((cell) => cell.trim());
      return [subject!.replaceAll('`', ''), rest.filter(Boolean).at(-1) ?? ''];
    }),
  );
}
