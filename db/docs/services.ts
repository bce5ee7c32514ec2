import { MANAGED_SCHEMAS, SERVICES } from '../services.ts';
import type { Catalog } from './catalog.ts';
import { eventArrows } from './events.ts';
import { code, meaning, mermaid, page, table } from './markdown.ts';

/** Two maps of the services: who publishes what to whom, and who tells whom of what. */
export function servicesPage(
  { tables, published: all }: Catalog,
  topics: Parameters<typeof eventArrows>[0],
): string {
  // What every service uses, and what platform checks each of them by, joins none of them; the table at the end has it.
  const isForAll = (each: Catalog['published'][number]) => SERVICES.every((service) => each.readers.includes(service));
  const isCheck = (each: Catalog['published'][number]) => /^(check_\w+|key_values)\(/.test(each.name);
  const published = all.filter((each) => !isForAll(each) && !isCheck(each));
  const link = (schema: string) => `[${schema}](er/${schema}.md)`;
  const edges = MANAGED_SCHEMAS.flatMap((from) =>
    MANAGED_SCHEMAS.flatMap((to) => {
      const used = published.filter((each) => each.schema === from && each.readers.includes(to));
      if (!used.length) return [];
      // A command without its arguments, which the table below has.
      const names = [...new Set(used.map((each) => each.name.replace(/\(.*$/, '()')))];
      return [`  ${from} -- "${names.join('<br/>')}" --> ${to}`];
    }),
  );
  return page(
    'Services',
    'A service is a schema and the role that owns it. It reads and changes its own tables only; what another may use is ' +
      'published here: a **view** to read, a **command** (a function) to change. An arrow goes from who publishes to who uses.',
    '',
    mermaid(['flowchart LR', ...MANAGED_SCHEMAS.map((schema) => `  ${schema}`), ...edges]),
    'Everything else is told by [events](events.md), after the change, exactly once to each consumer:',
    '',
    mermaid(['flowchart LR', ...eventArrows(topics)]),
    table(
      ['Service', 'Tables', 'Uses what is published by'],
      MANAGED_SCHEMAS.map((schema) => [
        link(schema),
        tables
          .filter((each) => each.schema === schema)
          .map((each) => code(each.name))
          .join(', '),
        [
          ...new Set(published.filter((each) => each.readers.includes(schema)).map((each) => each.schema)),
        ].join(', '),
      ]),
    ),
    '## What is published',
    '',
    table(
      ['Service', 'Name', 'Kind', 'For', 'Meaning'],
      all.map((each) => [
        link(each.schema),
        code(each.name),
        each.kind,
        isForAll(each) ? 'every service' : each.readers.join(', '),
        meaning(each.comment).replace(/^Published: (.)/, (_, first: string) => first.toUpperCase()),
      ]),
    ),
  );
}
