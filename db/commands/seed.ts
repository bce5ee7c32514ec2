import './sayWhy.ts';
import { migrate, migratingLogin } from '../migrate/migrate.ts';
import { seed } from '../seed/seed.ts';
import { readDatabaseSettings } from '../settings.ts';
import { progressBar } from '../start/progressBar.ts';
import { openTarget } from '../target.ts';

const products = process.argv[2] === undefined ? undefined : Number(process.argv[2]);
if (products !== undefined && !(Number.isInteger(products) && products > 0)) {
  console.error(
    'npm run db:seed [-- <number of products>]: fills an empty database with the demo marketplace.',
  );
  process.exit(2);
}
const target = await openTarget(readDatabaseSettings());
try {
  await migrate(target.connections);
  await seed(await migratingLogin(target.connections), {
    products,
    onProgress: progressBar('Demo marketplace'),
  });
} finally {
  await target.release();
}
