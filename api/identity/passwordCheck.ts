import { apiError } from '../errors/apiError.ts';
import { mustNotWait, signedIn, type Circumstances } from './mutation.ts';

/** Whose password was asked for again, and the hash it was compared with. */
export interface CheckedPassword {
  password_hash: string;
  email: string;
  first_name: string;
  last_name: string;
  /** What an administrator signs in with; null of a user's own password. */
  username: string | null;
}

/** Which password is asked for: an administrator has two. */
interface Asked {
  /** The input's field, for the refusal. */
  field: string;
  asAdmin?: boolean;
}

/** Asks the signed-in for their password again; a wrong one is refused, and counted. */
export async function checkPassword(
  circumstances: Circumstances,
  password: string,
  { field, asAdmin = false }: Asked,
): Promise<CheckedPassword> {
  const { identity, caller } = circumstances;
  signedIn(circumstances);
  const begun = await identity.call<CheckedPassword & { wait_seconds: number }>(
    caller,
    'select * from auth_service.begin_password_check($1)',
    [asAdmin],
  );
  mustNotWait(begun.wait_seconds);
  if (!(await identity.passwords.matches(password, begun.password_hash))) throw wrongPassword(field);
  const { passed } = await identity.call<{ passed: boolean }>(
    caller,
    'select auth_service.pass_password_check($1, $2) as passed',
    [begun.password_hash, asAdmin],
  );
  if (!passed) throw wrongPassword(field);
  return begun;
}

/** The refusal of a password that was asked for again. */
export const wrongPassword = (field: string) =>
  apiError('WRONG_CREDENTIALS', 'The password is wrong.', { field });
