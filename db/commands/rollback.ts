import './sayWhy.ts';
import { rollBackNewest } from '../migrate/rollback.ts';
import { MANAGED_SCHEMAS, type ManagedSchema } from '../services.ts';
import { readDatabaseSettings } from '../settings.ts';
import { openTarget } from '../target.ts';

const service = process.argv[2] as ManagedSchema;
if (!MANAGED_SCHEMAS.includes(service)) {
  console.error('npm run db:rollback -- <service>: takes back the newest migration of one service.');
  process.exit(2);
}
const target = await openTarget(readDatabaseSettings());
try {
  const migration = await rollBackNewest(target.connections, service);
  console.log(
    migration ? `Taken back: ${migration}. npm run db:migrate applies it again.` : 'Nothing to take back.',
  );
} finally {
  await target.release();
}
