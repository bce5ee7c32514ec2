import { randomBytes } from 'node:crypto';
import { apiServer, type Answer, type TestServer } from '../api/apiServer.ts';
import { codeSentTo } from '../messages.ts';

/** A password that is good enough. */
export const PASSWORD = 'seven brown bears';

/** A server that believes where tests say they come from, and reads each session anew. */
export const accountServer = (env: Record<string, string> = {}): TestServer =>
  apiServer({ TRUST_PROXY_HOPS: '1', SESSION_CACHE_MS: '0', ...env });

let addresses = 0;
/** Headers of a request from an address that no other test comes from. */
export const somewhere = (): Record<string, string> => {
  addresses += 1;
  return { 'x-forwarded-for': `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}` };
};

/** An address that nobody has. */
export const freshEmail = (): string => `user-${randomBytes(6).toString('hex')}@example.com`;

/** Calls a mutation of the API by name and gives its payload, or the refusal's code, and all of the answer. */
export async function mutate(
  server: Pick<TestServer, 'run'>,
  name: string,
  input: object,
  fields: string,
  headers: Record<string, string> = {},
): Promise<Answer & { payload: any }> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const answer = await server.run(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
    { input },
    { ...somewhere(), ...headers },
  );
  return { ...answer, payload: answer.data?.[name] };
}

/** What comes with tokens. */
export const TOKENS =
  'tokens { sessionId audience accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }';

/** Registers an address and gives the answer. */
export const register = (server: TestServer, email: string, more: object = {}) =>
  mutate(
    server,
    'register',
    { email, password: PASSWORD, firstName: 'Vera', lastName: 'Orlova', ...more },
    'verificationId',
  );

/** Signs in with a password. */
export const login = (server: TestServer, email: string, more: object = {}, headers = somewhere()) =>
  mutate(
    server,
    'login',
    { email, password: PASSWORD, ...more },
    `${TOKENS} challenge { challengeId method }`,
    headers,
  );

/** What tests do as somebody who is signed in. */
export interface Account {
  email: string;
  userId: string;
  sessionId: string;
  refreshToken: string;
  headers: { authorization: string };
}

/** Somebody whose address is proved, signed in. */
export async function account(server: TestServer, email = freshEmail(), more: object = {}): Promise<Account> {
  const { payload } = await register(server, email, more);
  const code = await codeSentTo(server.database, email, 'verify_email');
  const proved = await mutate(
    server,
    'verifyEmail',
    { verificationId: payload.verificationId, code },
    TOKENS,
  );
  const { tokens } = proved.payload;
  const { rows } = await server.database.owner.query(
    'select user_id from auth_service.user_sessions where session_id = $1',
    [tokens.sessionId],
  );
  return {
    email,
    userId: rows[0].user_id,
    sessionId: tokens.sessionId,
    refreshToken: tokens.refreshToken,
    headers: { authorization: `Bearer ${tokens.accessToken}` },
  };
}

/** Whether a session is alive: its access token is let in. */
export const isLive = async (server: TestServer, headers: Record<string, string>): Promise<boolean> =>
  (await server.run('{ __typename }', {}, headers)).status === 200;

/** Lets time pass for the throttles: whatever was counted is forgotten. */
export const forgetThrottles = (server: TestServer) =>
  server.database.owner.query('delete from auth_service.throttles');

/** Time goes by for messages only: the next may be sent. */
export const minutesLater = (server: TestServer) =>
  server.database.owner.query('update auth_service.throttles set blocked_until = now()');
