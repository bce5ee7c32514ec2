import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import type { Answer, TestServer } from '../api/apiServer.ts';
import type { TestDatabase } from '../database.ts';

export const PASSWORD = 'forty-two green lanterns';

/** Of {@link PASSWORD}. */
const passwordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$YPBAN+Jat46Ta0eX+czcrw$XZSd+pRJcS1hvx7TVGOcEHb3BgZ1iQoPqbg4OYu/BRI';

/** A user who registered and proved the address, without the mails. */
export async function newUser(database: TestDatabase): Promise<{ userId: string; email: string }> {
  const email = `u${randomUUID().slice(0, 12)}@example.com`;
  const { rows } = await database.owner.query(
    `insert into user_service.users (email, first_name, last_name, status, phone_number)
     values ($1, 'Vera', 'Two', 'ACTIVE', '+7900' || lpad(floor(random() * 1e7)::text, 7, '0')) returning user_id`,
    [email],
  );
  await database.owner.query(
    'insert into auth_service.user_credentials (user_id, password_hash, email_verified) values ($1, $2, true)',
    [rows[0].user_id, passwordHash],
  );
  return { userId: rows[0].user_id, email };
}

/** Makes a user an administrator with {@link PASSWORD}; answers the key. */
export async function newAdmin(
  database: TestDatabase,
  userId: string,
  username: string,
  roles: string[],
): Promise<string> {
  const { rows } = await database.owner.query(
    `insert into admin_service.admin_users (user_id, username, password_hash, roles) values ($1, $2, $3, $4)
     returning admin_id`,
    [userId, username, passwordHash, roles],
  );
  return rows[0].admin_id;
}

/** The code of an application, as many steps from now. */
export const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

/** Mutations as a client sends them. */
export function factorClient(server: TestServer) {
  const call =
    (name: string, type: string, fields: string) =>
    (input: object, headers: Record<string, string> = {}): Promise<Answer> =>
      server.run(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input }, headers);
  const tokens = 'tokens { sessionId audience accessToken refreshToken }';
  const challenge = 'challenge { challengeId method }';
  return {
    login: call('login', 'LoginInput', `${tokens} ${challenge}`),
    adminLogin: call('adminLogin', 'AdminLoginInput', `${tokens} ${challenge}`),
    verifyEmail: call('verifyEmail', 'VerifyEmailInput', `${tokens} ${challenge}`),
    verify: call('verifyTwoFactor', 'VerifyTwoFactorInput', tokens),
    resend: call('resendTwoFactorCode', 'ResendTwoFactorCodeInput', 'challengeId'),
    enableTotp: call('enableTotp', 'EnableTotpInput', 'secret otpauthUri qrSvg'),
    confirmTotp: call('confirmTotp', 'ConfirmTotpInput', 'recoveryCodes'),
    enableCodes: call('enableTwoFactorCodes', 'EnableTwoFactorCodesInput', challenge),
    confirmCodes: call('confirmTwoFactorCodes', 'ConfirmTwoFactorCodesInput', 'recoveryCodes'),
    sendCode: call('sendTwoFactorCode', 'SendTwoFactorCodeInput', challenge),
    disable: call('disableTwoFactor', 'DisableTwoFactorInput', 'disabled'),
    erase: call('eraseMyAccount', 'EraseMyAccountInput', 'erased'),
    regenerate: call('regenerateRecoveryCodes', 'RegenerateRecoveryCodesInput', 'recoveryCodes'),
    createAdmin: call('createAdmin', 'CreateAdminInput', 'adminId'),
    inviteAdmin: call('inviteAdmin', 'InviteAdminInput', 'adminId'),
    acceptInvitation: call('acceptAdminInvitation', 'AcceptAdminInvitationInput', 'username'),
    adminChangePassword: call('adminChangePassword', 'AdminChangePasswordInput', 'changed'),
    changeRoles: call('changeAdminRoles', 'ChangeAdminRolesInput', 'adminUser { adminId roles }'),
    deactivate: call('deactivateAdmin', 'DeactivateAdminInput', 'adminUser { isActive }'),
    reactivate: call('reactivateAdmin', 'ReactivateAdminInput', 'adminUser { isActive }'),
    changeSetting: call('changeSetting', 'ChangeSettingInput', 'settingValue'),
  };
}

/** Headers of whoever was given tokens. */
export const bearer = (answer: Answer): { authorization: string } => {
  const [payload] = Object.values(answer.data ?? {}) as { tokens: { accessToken: string } | null }[];
  if (!payload?.tokens) throw new Error(`No tokens: ${answer.text}`);
  return { authorization: `Bearer ${payload.tokens.accessToken}` };
};

/** A user with an application, signed in to the shop. The step of `codeOf(secret, -1)` is taken. */
export async function userWithTotp(server: TestServer) {
  const client = factorClient(server);
  const user = await newUser(server.database);
  const headers = bearer(await client.login({ email: user.email, password: PASSWORD }));
  const { secret } = (await client.enableTotp({ password: PASSWORD }, headers)).data.enableTotp;
  const confirmed = await client.confirmTotp({ code: codeOf(secret, -1) }, headers);
  const recoveryCodes: string[] = confirmed.data.confirmTotp.recoveryCodes;
  return { ...user, headers, secret: secret as string, recoveryCodes };
}
