import './sayWhy.ts';
import { migrate } from '../migrate/migrate.ts';
import { readDatabaseSettings } from '../settings.ts';
import { openTarget } from '../target.ts';

const again = process.argv.includes('--again');
const target = await openTarget(readDatabaseSettings());
try {
  const report = await migrate(target.connections, {
    again,
    recheck: true,
    onStep: (step) => console.log(`  ${step}`),
  });
  console.log(report.changed ? 'Migrated.' : 'Nothing to do: the database is as the files say.');
} finally {
  await target.release();
}
