import { argon2, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type pg from 'pg';
import type { Bench } from '../server.ts';
import { address, LOGIN, PASSWORD, post, timed } from './client.ts';
import type { Measure } from './measure.ts';

const hash = (nonce: Buffer): Promise<Buffer> =>
  promisify(argon2)('argon2id', {
    message: PASSWORD,
    nonce,
    parallelism: 1,
    tagLength: 32,
    memory: 19_456,
    passes: 2,
  });

/** What it costs to sign in, or to be refused. */
export async function cost(bench: Bench, owner: pg.Pool, emails: string[], measure: Measure) {
  const login = async (email: string, password: string, from: string) => {
    const { data, errors } = await post(bench, LOGIN, { i: { email, password } }, from);
    const code = errors?.[0]?.extensions.code ?? (data.login.tokens ? 'SIGNED_IN' : 'CHALLENGED');
    const expected = password === PASSWORD ? 'SIGNED_IN' : 'WRONG_CREDENTIALS';
    if (code !== expected) throw new Error(`${email} was answered ${code}.`);
  };
  // One in turn, so that a time is of one sign-in; and first what makes everything warm.
  await timed(emails.slice(0, 50), 1, (email) => login(email, PASSWORD, '10.0.0.1'));
  const entries = [...emails.entries()];
  return [
    {
      what: 'the right password',
      ...(await measure(timed(entries, 1, ([at, email]) => login(email, PASSWORD, address(at))))),
    },
    {
      what: 'a wrong password',
      ...(await measure(timed(entries, 1, ([at, email]) => login(email, 'wrong horse', address(at, 11))))),
    },
    {
      what: 'a name that is nobody’s',
      ...(await measure(
        timed(entries, 1, ([at]) => login(`nobody-${at}@example.com`, 'wrong horse', address(at, 12))),
      )),
    },
    {
      what: 'by hand: argon2id, and the rows in SQL',
      ...(await measure(timed(entries, 1, ([, email]) => signInByHand(owner, email)))),
    },
    {
      what: 'argon2id alone (client CPU)',
      ...(await measure(timed(entries, 1, () => hash(Buffer.alloc(16))))),
    },
  ];
}

/** What has to be read and written at the least; as the owner, whom no policy concerns. */
async function signInByHand(owner: pg.Pool, email: string): Promise<void> {
  const { rows } = await owner.query({
    name: 'by hand: credentials',
    text: `select user_id, password_hash from user_service.users join auth_service.user_credentials using (user_id)
           where lower(email) = $1`,
    values: [email],
  });
  const [, , , , salt, tag] = rows[0].password_hash.split('$');
  const found = await hash(Buffer.from(salt, 'base64'));
  if (!found.equals(Buffer.from(tag, 'base64'))) throw new Error('The hash is not of the password.');
  await owner.query({
    name: 'by hand: session',
    text: `with session as (
             insert into auth_service.user_sessions (user_id, refresh_token, ip_address, expires_at)
             values ($1, $2, '127.0.0.1', now() + interval '30 days')
           )
           insert into auth_service.login_history (user_id, ip_address, status) values ($1, '127.0.0.1', 'SUCCESS')`,
    values: [rows[0].user_id, randomUUID()],
  });
}
