import pg from 'pg';
import { access, words } from '../access/index.ts';
import type { Column, Table } from '../catalog.ts';

export type Value = string | number | boolean | null | readonly (number | string)[];
export type Row = Record<string, Value>;

/** In what no request may ever read, so that it is recognised wherever it turns up. */
export const CANARY = 'canary';

let made = 0;

/** Any value that fits a column. */
export function plausible(table: string, column: Column): string {
  made += 1;
  if (column.labels) return `'${column.labels[0]}'`;
  switch (column.type) {
    case 'text':
    case 'varchar': {
      const isHidden = words(access.get(table)?.hides ?? '').includes(column.name);
      return `'${`${made} ${isHidden ? CANARY : column.name}`.slice(0, column.maxLength ?? undefined)}'`;
    }
    case 'int2':
    case 'int4':
    case 'int8':
    case 'numeric':
      return '1';
    case 'bool':
      return 'true';
    case 'uuid':
      return 'gen_random_uuid()';
    case 'jsonb':
      return `'{}'`;
    case 'date':
    case 'timestamptz':
      return 'now()';
    case 'inet':
      return `'203.0.113.1'`;
    case 'bytea':
      return `decode(md5('${made}'), 'hex')`;
    default:
      throw new Error(`${table}.${column.name}: no plausible value of type ${column.type} is known.`);
  }
}

function literal(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.join(',')}}`);
  return typeof value === 'string' ? pg.escapeLiteral(value) : String(value);
}

/**
 * An INSERT of a row of which only what matters is said; the rest that must be there is filled in, and `hidden`
 * columns of text too, so that there is something to leak.
 */
export function insertion(
  table: Table,
  row: Row,
  completeWith: 'canaries' | 'required' = 'canaries',
): string {
  const hidden = words(access.get(table.name)?.hides ?? '');
  const fills = (column: Column) =>
    column.required ||
    (completeWith === 'canaries' &&
      hidden.includes(column.name) &&
      ['text', 'varchar'].includes(column.type));
  const values = new Map(Object.entries(row).map(([name, value]) => [name, literal(value)]));
  for (const column of table.columns) {
    if (!values.has(column.name) && fills(column)) values.set(column.name, plausible(table.name, column));
  }
  const names = [...values.keys()].map(pg.escapeIdentifier);
  return `insert into ${table.name} (${names.join(', ')}) values (${[...values.values()].join(', ')});`;
}
