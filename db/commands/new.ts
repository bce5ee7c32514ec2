import './sayWhy.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsOf, REPOSITORY } from '../migrate/files.ts';
import { MANAGED_SCHEMAS, type ManagedSchema } from '../services.ts';

const [service, name] = process.argv.slice(2) as [ManagedSchema, string];
if (!MANAGED_SCHEMAS.includes(service) || !/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
  console.error(
    'npm run db:new -- <service> <what_it_does>, for example: npm run db:new -- user_service users_locale',
  );
  process.exit(2);
}
const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const newest = migrationsOf(service).at(-1)?.version ?? '0';
// dbmate refuses a file older than the newest applied one; clocks differ between people.
const version = now > newest ? now : String(BigInt(newest) + 1n);
const file = `schemas/${service}/migrations/${version}_${name}.sql`;
mkdirSync(path.dirname(path.join(REPOSITORY, file)), { recursive: true });
writeFileSync(
  path.join(REPOSITORY, file),
  `-- migrate:up
set local role ${service};


reset role;

-- migrate:down
set local role ${service};

reset role;
`,
);
console.log(file);
