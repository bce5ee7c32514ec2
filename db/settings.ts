import { z } from 'zod';

/** A connection URL that names its database. */
export const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must be a URL that starts with postgres://')
  .refine((url) => URL.canParse(url) && new URL(url).pathname.length > 1, 'must name a database');

/** A whole number in a range, with a sentence that says which. */
export const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};

/** Parses a process's settings; an empty variable counts as unset. Throws one sentence a bad one, naming it. */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  env: Record<string, string | undefined>,
): z.infer<Schema> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return name in given ? `${name} ${issue.message}.` : `${name} is not set, and has no default.`;
  });
  throw new Error(sentences.join('\n'));
}

/** Settings of everything that touches a database. The README lists them from here. */
export const databaseSettings = z.object({
  DATABASE_URL: postgresUrl
    .optional()
    .describe(
      'Your own PostgreSQL 15 or newer, as its owner or a superuser; only migrations use it. Unset: the embedded one.',
    ),
  API_DATABASE_URL: postgresUrl
    .optional()
    .describe('How the API logs in (`market_api`). Unset: derived from DATABASE_URL.'),
  AUTH_DATABASE_URL: postgresUrl
    .optional()
    .describe('How the sign-in functions log in (`market_auth`). Unset: derived from DATABASE_URL.'),
  WORKER_DATABASE_URL: postgresUrl
    .optional()
    .describe('How the worker logs in (`market_worker`). Unset: derived from DATABASE_URL.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Folder of the embedded database and what it writes.'),
  TEST_DATABASE_URL: postgresUrl
    .optional()
    .describe('A PostgreSQL server (superuser URL) for `npm test`. Unset: a throw-away embedded one.'),
});

/** Parsed {@link databaseSettings}. */
export type DatabaseSettings = z.infer<typeof databaseSettings>;

/** Reads the settings once; throws one sentence a bad variable, naming it. */
export const readDatabaseSettings = (
  env: Record<string, string | undefined> = process.env,
): DatabaseSettings => readSettings(databaseSettings, env);
