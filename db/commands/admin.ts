import './sayWhy.ts';
import { email as emailRule } from '../../api/identity/inputs.ts';
import { username as usernameRule } from '../../api/identity/mutations/createAdmin.ts';
import { PasswordHashes } from '../../api/identity/passwordHashes.ts';
import { newPassword, weakness } from '../../api/identity/passwordPolicy.ts';
import { askSecret } from '../admin/askSecret.ts';
import { createAdministrator } from '../admin/createAdministrator.ts';
import { migratingLogin } from '../migrate/migrate.ts';
import { readDatabaseSettings } from '../settings.ts';
import { openTarget } from '../target.ts';

const [verb, givenName, givenEmail] = process.argv.slice(2);
const username = usernameRule.safeParse(givenName);
const email = emailRule.safeParse(givenEmail);
if (verb !== 'create' || !username.success || !email.success) {
  console.error(
    [
      'npm run -s admin -- create <username> <email>: makes a super administrator; the password is asked for, or read',
      'from standard input.',
      ...[username, email].flatMap(({ error }) => error?.issues.map(({ message }) => message) ?? []),
    ].join('\n'),
  );
  process.exit(2);
}
const password = newPassword.safeParse(await askSecret('Password: '));
const fault =
  password.error?.issues[0]?.message ?? weakness(password.data!, [username.data, email.data.split('@')[0]!]);
if (fault) throw new Error(fault);

const passwords = new PasswordHashes(1);
const target = await openTarget(readDatabaseSettings());
try {
  const created = await createAdministrator(await migratingLogin(target.connections), {
    username: username.data,
    email: email.data,
    passwordHash: await passwords.hash(password.data!),
  });
  console.log(
    [
      `Administrator ${created.adminId} (${username.data}) is user ${created.userId}, ${email.data}.`,
      created.isNewUser
        ? 'The account has the same password.'
        : 'The account was there already; its password is as it was.',
      'Next: login to the shop with it and enableTotp; only then does adminLogin let a super administrator in.',
    ].join('\n'),
  );
} finally {
  await passwords.close();
  await target.release();
}
