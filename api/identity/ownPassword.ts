import { apiError } from '../errors/apiError.ts';
import { mustNotWait, signedIn, type Circumstances } from './mutation.ts';

/** What a change of the second factor needs to know of the caller, whose password was right. */
export interface FactorChange {
  userId: string;
  email: string;
  platformName: string;
  sealedSecret: string | null;
}

interface FactorChangeRow {
  wait_seconds: number;
  password_hash: string | null;
  sealed_secret: string | null;
  email: string | null;
  platform_name: string;
}

/** Asks the signed-in user's own password again; refuses a wrong one. Who also shows a code has that counted, too. */
export async function askPassword(
  circumstances: Circumstances,
  password: string,
  withCode: boolean,
): Promise<FactorChange> {
  const { identity, caller } = circumstances;
  const { userId } = signedIn(circumstances);
  const row = await identity.call<FactorChangeRow>(
    caller,
    'select * from auth_service.begin_factor_change($1)',
    [withCode],
  );
  mustNotWait(row.wait_seconds);
  if (!(await identity.passwords.matches(password, row.password_hash))) throw wrongPassword('password');
  return {
    userId,
    email: row.email ?? '',
    platformName: row.platform_name,
    sealedSecret: row.sealed_secret,
  };
}

/** The refusal of a signed-in user's password. */
export const wrongPassword = (field: string) =>
  apiError('WRONG_CREDENTIALS', 'The password is wrong.', { field });
