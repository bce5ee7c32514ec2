import type { Catalog, Column, Reference, Table } from './catalog.ts';
import { code, meaning, mermaid, page, table } from './markdown.ts';

/** Mermaid takes letters, digits, `_`, `-`, `(`, `)` and brackets in a type. */
const drawnType = (type: string): string =>
  type
    .replace(/^.*\./, '')
    .replace(/\(\d+,\s*\d+\)/, '')
    .replaceAll(' ', '_');

function drawnColumn(column: Column, references: Reference[]): string {
  const keys = [
    column.inPrimaryKey && 'PK',
    references.some((reference) => reference.columns.includes(column.name)) && 'FK',
    column.unique && 'UK',
  ].filter(Boolean);
  return `    ${drawnType(column.type)} ${column.name}${keys.length ? ` ${keys.join(', ')}` : ''}`;
}

/** Casts and sequence names say nothing that the type and the column do not. */
const drawnDefault = (expression: string): string =>
  expression.replace(/^nextval\(.*\)$/, 'nextval(…)').replace(/::[a-z_. "]+(\(\d+\))?(\[\])?$/, '');

const AUDIT = new Set(['created_by', 'created_date', 'last_modified_by', 'last_modified_date']);

/** Solid lines are foreign keys, dashed ones logical keys, which PostgreSQL does not enforce. */
function drawnReference(from: Table, reference: Reference): string {
  const parent = reference.optional ? '|o' : '||';
  const child = reference.single ? 'o|' : 'o{';
  const target = reference.target.replace(`${from.schema}.`, '').replace('.', '__');
  return `  ${target} ${parent}${reference.logical ? '..' : '--'}${child} ${from.name} : "${reference.columns.join(', ')}"`;
}

/** One page a service: its diagram, and what each table, column and enum type means. */
export function entityPage(catalog: Catalog, schema: string): string {
  const tables = catalog.tables.filter((each) => each.schema === schema);
  const enums = catalog.enums.filter((each) => each.schema === schema);
  const references = tables.flatMap((from) => from.references.map((reference) => ({ from, reference })));
  const elsewhere = [...new Set(references.map(({ reference }) => reference.target))]
    .filter((target) => !target.startsWith(`${schema}.`))
    .sort();
  const diagram = mermaid([
    'erDiagram',
    ...tables.flatMap((each) => [
      `  ${each.name} {`,
      ...each.columns
        .filter((column) => !AUDIT.has(column.name))
        .map((column) => drawnColumn(column, each.references)),
      '  }',
    ]),
    ...elsewhere.map((target) => `  ${target.replace('.', '__')}["${target}"]`),
    ...references.map(({ from, reference }) => drawnReference(from, reference)),
  ]);
  const logical = references.filter(({ reference }) => reference.logical);
  const described = tables.flatMap((each) => [
    `## ${each.name}`,
    '',
    meaning(each.comment),
    '',
    table(
      ['Column', 'Type', 'Required', 'Default', 'Meaning'],
      each.columns.map((column) => [
        code(column.name),
        code(column.type.replace(`${schema}.`, '')),
        column.required ? 'yes' : '',
        code(drawnDefault(column.default ?? '')),
        meaning(column.comment),
      ]),
    ),
  ]);
  return page(
    schema,
    'Solid lines are foreign keys; dashed lines are logical keys into another service, which the database does not enforce ' +
      'and GraphQL follows. The four audit columns are left out of the diagram.',
    '',
    diagram,
    ...(logical.length
      ? [
          '## Keys into other services',
          '',
          table(
            ['Column', 'Refers to'],
            logical.map(({ from, reference }) => [
              code(`${from.name}.${reference.columns.join(', ')}`),
              code(`${reference.target}.${reference.targetColumns.join(', ')}`),
            ]),
          ),
        ]
      : []),
    ...described,
    ...(enums.length
      ? [
          '## Enum types',
          '',
          table(
            ['Type', 'Values', 'Meaning'],
            enums.map((each) => [code(each.name), each.labels.map(code).join(', '), meaning(each.comment)]),
          ),
        ]
      : []),
  );
}
