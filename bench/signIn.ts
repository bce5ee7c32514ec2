import pg from 'pg';
import { migratingLogin } from '../db/migrate/migrate.ts';
import type { BenchOptions } from './run.ts';
import { startBench } from './server.ts';
import { beside, IN_FLIGHT } from './signIn/beside.ts';
import { cost } from './signIn/cost.ts';
import { makeMeasure } from './signIn/measure.ts';
import { refreshing } from './signIn/refreshing.ts';
import { telling } from './signIn/telling.ts';

const TRIES = 500;

/** What signing in costs, whether it tells who has an account, and whether it stalls anything else. */
export async function run({ seconds = 5 }: BenchOptions) {
  const bench = await startBench({ env: { TRUST_PROXY_HOPS: '1' } });
  const owner = new pg.Pool({ connectionString: await migratingLogin(bench.connections), max: 16 });
  try {
    const measure = await makeMeasure(bench, owner);
    const { rows: people } = await owner.query<{ email: string }>(
      `select email
       from user_service.users
       join auth_service.user_credentials using (user_id)
       left join auth_service.two_factor_auth_settings as factor using (user_id)
       where status = 'ACTIVE' and email_verified and factor.is_enabled is not true
       order by user_id limit $1`,
      [TRIES],
    );
    const emails = people.map(({ email }) => email);
    return {
      'Signing in': await cost(bench, owner, emails, measure),
      'Telling who has an account (ms, one in turn)': await telling(bench, emails),
      Refreshing: await refreshing(bench, owner, emails, measure),
      [`A listing while ${IN_FLIGHT} sign-ins are in flight`]: await beside(bench, emails, seconds),
    };
  } finally {
    await owner.end();
    await bench.stop();
  }
}
