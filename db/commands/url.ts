import './sayWhy.ts';
import { migratingLogin } from '../migrate/migrate.ts';
import { readDatabaseSettings } from '../settings.ts';
import { openTarget } from '../target.ts';

// The embedded server must outlive this command, so it is left running for the psql that follows.
const target = await openTarget(readDatabaseSettings());
console.log(await migratingLogin(target.connections));
