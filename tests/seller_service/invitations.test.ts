import { describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { latestMessage, messagesTo } from '../messages.ts';
import { MODERATOR, STAFF_ROLES, peopleOf, type Asker } from './people.ts';

const server = apiServer({ SESSION_CACHE_MS: '0' });
const people = peopleOf(server);

const INVITE = `mutation ($input: InviteStaffInput!) { inviteStaff(input: $input) { invitationId expiresAt } }`;
const RESEND = `mutation ($input: ResendInvitationInput!) { resendInvitation(input: $input) { invitationId expiresAt } }`;
const REVOKE = `mutation ($input: RevokeInvitationInput!) { revokeInvitation(input: $input) { invitationId staffInvitation { email revokedAt } } }`;
const ACCEPT = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { sellerId shopName role } }`;
const LIST = (sellerId: number) =>
  `{ seller(sellerId: "${sellerId}") { staffInvitations(first: 20) { nodes { invitationId email role acceptedAt revokedAt } } } }`;

const invite = (who: Asker, email: string, role = 'MESSENGER') => who.ask(INVITE, { input: { email, role } });
const accept = (who: Asker, token: string) => who.ask(ACCEPT, { input: { token } });
const tokenSentTo = async (email: string): Promise<string> =>
  (await latestMessage(server.database, email, 'staff_invitation')).secret.token;
/** Time enough for the next message. */
const pass = () => people.rows('delete from auth_service.throttles');
/** An invitation in somebody's mail. */
async function invited(sellerId: number, role = 'MESSENGER') {
  const manager = await people.staff(sellerId, 'MANAGER');
  const who = await people.customer();
  await pass();
  const answer = await invite(manager, who.email, role);
  expect(answer.errors).toBeUndefined();
  const token = await tokenSentTo(who.email);
  return { manager, who, token, invitationId: answer.data.inviteStaff.invitationId as string };
}

test('invited by mail, accepted, at work; the token is kept nowhere', async () => {
  const { manager, who, token, invitationId } = await invited(10, 'ORDER_PROCESSOR');
  const mail = await latestMessage(server.database, who.email, 'staff_invitation');
  expect(mail).toMatchObject({
    data: { shopName: expect.any(String), role: 'ORDER_PROCESSOR' },
    secret: { token: expect.stringMatching(/^[\w-]{43}$/), goodForMinutes: 10_080 },
  });
  const dump = await people.rows(
    `select to_jsonb(m)::text as text from platform.messages as m union all select to_jsonb(i)::text from seller_service.staff_invitations as i
     union all select to_jsonb(e)::text from platform.events as e union all select to_jsonb(l)::text from seller_service.shop_activity_logs as l`,
  );
  expect(dump.filter(({ text }) => text.includes(token))).toEqual([]);

  expect((await manager.ask(LIST(10))).data.seller.staffInvitations.nodes).toEqual([
    { invitationId, email: who.email, role: 'ORDER_PROCESSOR', acceptedAt: null, revokedAt: null },
  ]);
  const accepted = await accept(who, ` ${token}\n`);
  expect(accepted.errors).toBeUndefined();
  expect(accepted.data.acceptInvitation).toEqual({
    sellerId: '10',
    shopName: expect.any(String),
    role: 'ORDER_PROCESSOR',
  });
  // A second click of the same person; anybody else's is one too many.
  expect((await accept(who, token)).data.acceptInvitation.role).toBe('ORDER_PROCESSOR');
  expect((await accept(await people.customer(), token)).code).toBe('CODE_REFUSED');

  const atWork = await people.as(who.userId, 'seller');
  const mine = await atWork.ask('{ __typename }');
  expect(mine.status).toBe(200);
  const rows = await people.rows(
    'select seller_id::int as shop, role, is_active from seller_service.seller_staff where user_id = $1',
    who.userId,
  );
  expect(rows).toEqual([{ shop: 10, role: 'ORDER_PROCESSOR', is_active: true }]);
  const actions = await people.rows(
    'select action, actor from seller_service.shop_activity_logs where seller_id = 10 order by log_id',
  );
  expect(actions).toEqual([
    { action: 'inviteStaff', actor: `user:${manager.userId}` },
    { action: 'acceptInvitation', actor: `user:${who.userId}` },
  ]);
  expect(await people.broken()).toEqual([]);
});

test('the answer is the same whether the address has an account, works elsewhere, or here', async () => {
  const manager = await people.staff(11, 'MANAGER');
  const colleague = await people.staff(11, 'MESSENGER');
  const elsewhere = await people.staff(12, 'MESSENGER');
  const somebody = await people.customer();
  const shapes = [];
  for (const email of ['nobody@example.com', somebody.email, colleague.email, elsewhere.email]) {
    const { status, data, errors } = await invite(manager, email);
    shapes.push({
      status,
      errors,
      fields: Object.keys(data.inviteStaff),
      id: typeof data.inviteStaff.invitationId,
    });
  }
  expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  expect(shapes[0]).toMatchObject({ status: 200, errors: undefined });
  // What keeps them is told to them alone.
  expect((await accept(colleague, await tokenSentTo(colleague.email))).code).toBe('INVALID_STATE');
  expect((await accept(elsewhere, await tokenSentTo(elsewhere.email))).code).toBe('INVALID_STATE');
});

test('another account is refused, and told what to do; an address in capitals is the same', async () => {
  const { who, token, manager } = await invited(13);
  const other = await people.customer();
  const answer = await accept(other, token);
  expect([answer.code, answer.errors![0]!.message]).toEqual([
    'FORBIDDEN',
    expect.stringContaining('sign in with the account'),
  ]);
  expect(answer.text).not.toContain(who.email);
  expect((await server.run(ACCEPT, { input: { token } })).code).toBe('NOT_SIGNED_IN');
  await pass();
  expect((await invite(manager, who.email.toUpperCase(), 'FINANCIER')).errors).toBeUndefined();
  expect((await manager.ask(LIST(13))).data.seller.staffInvitations.nodes).toHaveLength(1);
  expect((await accept(who, token)).code).toBe('CODE_REFUSED');
  expect((await accept(who, await tokenSentTo(who.email))).data.acceptInvitation.role).toBe('FINANCIER');
});

test('an address that is not proved opens nothing', async () => {
  const { who, token } = await invited(13);
  await people.rows('alter table user_service.users disable trigger _500_status');
  await people.rows(
    `update user_service.users set status = 'PENDING_VERIFICATION' where user_id = $1`,
    who.userId,
  );
  await people.rows('alter table user_service.users enable trigger _500_status');
  expect((await accept(who, token)).code).toBe('FORBIDDEN');
  await people.rows(`update user_service.users set status = 'ACTIVE' where user_id = $1`, who.userId);
});

test('taken back, too old, made up, sent anew', async () => {
  const { manager, who, token, invitationId } = await invited(14);
  await pass();
  const resent = await manager.ask(RESEND, { input: { invitationId } });
  expect(resent.errors).toBeUndefined();
  expect((await accept(who, token)).code).toBe('CODE_REFUSED');
  const newer = await tokenSentTo(who.email);
  expect(newer).not.toBe(token);
  expect((await manager.ask(RESEND, { input: { invitationId } })).code).toBe('TOO_MANY_ATTEMPTS');

  await people.rows(
    `update seller_service.staff_invitations set sent_at = now() - interval '8 days', expires_at = now() - interval '1 day'
     where invitation_id = $1`,
    invitationId,
  );
  expect((await accept(who, newer)).code).toBe('CODE_REFUSED');
  await pass();
  await manager.ask(RESEND, { input: { invitationId } });
  const newest = await tokenSentTo(who.email);

  const revoked = await manager.ask(REVOKE, { input: { invitationId } });
  expect(revoked.data.revokeInvitation.staffInvitation).toEqual({
    email: who.email,
    revokedAt: expect.any(String),
  });
  expect((await accept(who, newest)).code).toBe('CODE_REFUSED');
  expect((await manager.ask(REVOKE, { input: { invitationId } })).code).toBe('INVALID_STATE');
  await pass();
  expect((await manager.ask(RESEND, { input: { invitationId } })).code).toBe('INVALID_STATE');
  for (const made of ['x', 'A'.repeat(43), '\u0000', 'ё'.repeat(100)]) {
    expect((await accept(who, made)).code).toBe('CODE_REFUSED');
  }
  for (const made of ['', 'A'.repeat(201)]) expect((await accept(who, made)).code).toBe('INVALID_INPUT');
});

test('mail is not sent as often as somebody likes', async () => {
  await pass();
  const manager = await people.staff(15, 'MANAGER');
  const sent = (await messagesTo(server.database, 'flooded@example.com')).length;
  const answers = await Promise.all(Array.from({ length: 20 }, () => invite(manager, 'flooded@example.com')));
  expect(answers.map(({ code }) => code).sort()).toEqual([...Array(19).fill('TOO_MANY_ATTEMPTS'), undefined]);
  expect(await messagesTo(server.database, 'flooded@example.com')).toHaveLength(sent + 1);
  expect(answers.find(({ code }) => code)!.errors![0]!.extensions.details).toEqual({
    retryAfterSeconds: expect.any(Number),
  });
});

describe('one shop a user', () => {
  test('who was dismissed, or left, may begin elsewhere; two invitations at once give one place', async () => {
    const one = await invited(16);
    const manager = await people.staff(17, 'MANAGER');
    await pass();
    await invite(manager, one.who.email);
    const other = (await messagesTo(server.database, one.who.email)).find(
      ({ secret }) => secret && secret.token !== one.token,
    )!.secret.token;
    const answers = await Promise.all([accept(one.who, one.token), accept(one.who, other)]);
    expect(answers.map(({ code }) => code).sort()).toEqual(['INVALID_STATE', undefined]);

    const second = answers[0]!.code ? one.token : other;
    expect((await one.who.ask('mutation { leaveShop(input: {}) { sellerId } }')).errors).toBeUndefined();
    expect((await accept(one.who, second)).errors).toBeUndefined();
    await people.rows(
      'update seller_service.seller_staff set is_active = false where user_id = $1',
      one.who.userId,
    );
    const third = await people.staff(18, 'MANAGER');
    await pass();
    await invite(third, one.who.email, 'FINANCIER');
    const mails = await messagesTo(server.database, one.who.email);
    const token = mails
      .map(({ secret }) => secret.token)
      .find((sent) => sent !== one.token && sent !== other);
    expect((await accept(one.who, token)).data.acceptInvitation).toMatchObject({
      sellerId: '18',
      role: 'FINANCIER',
    });
    const rows = await people.rows(
      'select seller_id::int as shop from seller_service.seller_staff where user_id = $1',
      one.who.userId,
    );
    expect(rows).toEqual([{ shop: 18 }]);
    expect(await people.broken()).toEqual([]);
  });

  test('who has applied, or owns a shop, belongs there', async () => {
    const { who, token } = await invited(16);
    await who.ask(
      `mutation { applyAsSeller(input: { shopName: "Своё дело приглашённого", description: "", contactEmail: "a@example.com" }) { sellerId } }`,
    );
    expect((await accept(who, token)).code).toBe('INVALID_STATE');
  });
});

test('a manager who goes leaves no door open, a shop that is shut out none at all', async () => {
  const boss = await people.staff(19, 'MANAGER');
  const second = await people.customer();
  const staffId = await people.employ(19, second.userId, 'MANAGER');
  const manager = await people.as(second.userId, 'seller');
  const who = await people.customer();
  await pass();
  await invite(manager, who.email, 'MANAGER');
  const token = await tokenSentTo(who.email);
  const gone = await boss.ask(`mutation { deactivateStaff(input: { staffId: "${staffId}" }) { staffId } }`);
  expect(gone.errors).toBeUndefined();
  expect((await accept(who, token)).code).toBe('CODE_REFUSED');

  await invite(boss, who.email);
  const moderator = await people.as(MODERATOR, 'admin');
  await moderator.ask(`mutation { blockSeller(input: { sellerId: "19", reason: "Fakes" }) { sellerId } }`);
  expect((await accept(who, await tokenSentTo(who.email))).code).toBe('CODE_REFUSED');
});

test('only managers invite, resend and take back, and only their own shop’s', async () => {
  const { invitationId, who } = await invited(20);
  await pass();
  const others: [string, Asker][] = [['a customer', await people.customer()]];
  for (const role of STAFF_ROLES.slice(1)) others.push([role, await people.staff(20, role)]);
  others.push(['an administrator', await people.as(3001, 'admin')]);
  for (const [name, other] of others) {
    const codes = [
      (await invite(other, 'x@example.com')).code,
      (await other.ask(RESEND, { input: { invitationId } })).code,
      (await other.ask(REVOKE, { input: { invitationId } })).code,
    ];
    expect([name, ...codes]).toEqual([name, 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    const seen = await other.ask(LIST(20));
    expect([name, seen.data?.seller?.staffInvitations?.nodes ?? seen.code]).toEqual([
      name,
      name === 'a customer' || name === 'an administrator' ? 'FORBIDDEN' : [],
    ]);
  }
  const stranger = await people.staff(21, 'MANAGER');
  expect((await stranger.ask(RESEND, { input: { invitationId } })).code).toBe('NOT_FOUND');
  expect((await stranger.ask(REVOKE, { input: { invitationId } })).code).toBe('NOT_FOUND');
  expect((await stranger.ask(LIST(20))).data.seller.staffInvitations.nodes).toEqual([]);
  expect(
    (await stranger.ask(`{ staffInvitation(invitationId: "${invitationId}") { email } }`)).data
      .staffInvitation,
  ).toBeNull();
  expect((await accept(who, await tokenSentTo(who.email))).errors).toBeUndefined();
});

test('what is wrong', async () => {
  const manager = await people.staff(22, 'MANAGER');
  for (const email of [
    '',
    'x',
    'a@b',
    `${'x'.repeat(250)}@example.com`,
    'a@example.com\nBcc: b@example.com',
  ]) {
    expect((await invite(manager, email)).code).toBe('INVALID_INPUT');
  }
  expect((await invite(manager, 'a@example.com', 'OWNER')).code).toBe('INVALID_INPUT');
  expect((await manager.ask(RESEND, { input: { invitationId: 0 } })).code).toBe('NOT_FOUND');
  for (const invitationId of ['0', '-1', 'x', '9'.repeat(30)]) {
    expect(['NOT_FOUND', 'INVALID_INPUT']).toContain(
      (await manager.ask(RESEND, { input: { invitationId } })).code,
    );
    expect(['NOT_FOUND', 'INVALID_INPUT']).toContain(
      (await manager.ask(REVOKE, { input: { invitationId } })).code,
    );
  }
});
