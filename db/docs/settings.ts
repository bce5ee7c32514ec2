import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { REPOSITORY } from '../migrate/files.ts';
import { cell, code, page, table } from './markdown.ts';

/** Modules whose exported zod object is a process's settings. */
const SOURCES = [
  { title: 'Database', intro: 'Read by every process and command.', module: 'db/settings.ts' },
  { title: 'API', intro: 'Read by the API process.', module: 'api/settings.ts' },
  { title: 'Worker', intro: 'Read by the worker process.', module: 'workers/settings.ts' },
  {
    title: 'Sandbox gateway',
    intro: 'Read by `npm run sandbox`.',
    module: 'workers/integrations/sandbox/settings.ts',
  },
];

function described(name: string, type: z.ZodType): string[] {
  const unset = type.safeParse(undefined);
  const fallback = !unset.success ? '**required**' : unset.data === undefined ? '' : code(String(unset.data));
  return [code(name), fallback, cell(type.description)];
}

/** Every environment variable there is, from the objects that parse them. */
export async function settingsPage(): Promise<string> {
  const parts: string[] = [
    'An empty variable counts as unset. A bad value stops the start with a sentence that names it.',
    '',
  ];
  for (const { title, intro, module } of SOURCES) {
    const file = path.join(REPOSITORY, module);
    if (!existsSync(file)) continue;
    const exported = Object.values((await import(file)) as Record<string, unknown>);
    const settings = exported.find((value) => value instanceof z.ZodObject);
    if (!settings) throw new Error(`${module} exports no zod object.`);
    const shape = settings.shape as Record<string, z.ZodType>;
    parts.push(
      `## ${title}`,
      '',
      intro,
      '',
      table(
        ['Variable', 'Default', 'Meaning'],
        Object.entries(shape).map(([name, type]) => described(name, type)),
      ),
    );
  }
  return page('Settings', ...parts);
}
