import { expect, test } from '@jest/globals';
import { codeOf } from '../auth_service/factorClient.ts';
import { readQr } from '../auth_service/readQr.ts';
import { findInDump } from './findInDump.ts';
import { codeIn, tokenIn, wholeSystem } from './world.ts';

const world = wholeSystem();
const { mutate, refused, query, mail, sms } = world;
const TOKENS = 'tokens { sessionId accessToken refreshToken }';

/** One person, from the first visit to the last; each step leans on the one before. */
test('the life of a customer', async () => {
  const email = 'life@buyer.example';
  const phone = '+79995550101';
  const [first, second] = ['seven brown bears', 'eleven white swans'];
  const secrets = [first, second];

  // Registering; the code comes by mail.
  const person = { email, password: first, firstName: 'Вера', lastName: 'Орлова' };
  const { verificationId } = await mutate('register', person, 'verificationId');
  const code = codeIn(await mail(email, /^Your code$/));
  expect(await refused('login', { email, password: first }, TOKENS)).toBe('WRONG_CREDENTIALS');
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  expect(await refused('verifyEmail', { verificationId, code: wrong }, TOKENS)).toBe('CODE_REFUSED');
  const verified = await mutate('verifyEmail', { verificationId, code }, TOKENS);
  let token: string = verified.tokens.accessToken;
  secrets.push(verified.tokens.refreshToken);

  // Who they are, where they live, what they like.
  const me = (await query('{ me { userId email firstName status } }', token)).me;
  expect(me).toMatchObject({ email, firstName: 'Вера', status: 'ACTIVE' });
  await mutate('updateProfile', { firstName: 'Вероника', lastName: 'Орлова' }, 'user { firstName }', token);
  expect(
    await refused('updateProfile', { firstName: ' ', lastName: 'Орлова' }, 'user { firstName }', token),
  ).toBe('INVALID_INPUT');
  const address = { label: 'Дом', city: 'Тула', street: 'Садовая', houseNumber: '7' };
  const addresses: { addressId: string; isDefault: boolean }[] = [];
  for (const label of ['Дом', 'Дача']) {
    const userAddress = { ...address, label };
    const made = await mutate(
      'createUserAddress',
      { userAddress },
      'userAddress { addressId isDefault }',
      token,
    );
    addresses.push(made.userAddress);
  }
  expect(addresses.map(({ isDefault }) => isDefault)).toEqual([true, false]);
  await mutate(
    'deleteUserAddress',
    { addressId: addresses[0]!.addressId },
    'userAddress { addressId }',
    token,
  );
  const left = (await query('{ userAddresses(first: 5) { nodes { addressId isDefault } } }', token))
    .userAddresses;
  expect(left.nodes).toEqual([{ addressId: addresses[1]!.addressId, isDefault: true }]);
  const [liked] = (await query('{ browseProducts(first: 1) { nodes { productId } } }')).browseProducts.nodes;
  for (let again = 0; again < 2; again++)
    await mutate('addFavorite', { productId: liked.productId }, 'favoriteId', token);
  expect(
    (await query('{ favoriteProducts(first: 5) { nodes { product { productId } } } }', token))
      .favoriteProducts.nodes,
  ).toEqual([{ product: { productId: liked.productId } }]);

  // A phone; the code comes by SMS.
  const asked = await mutate('requestPhoneVerification', { phoneNumber: phone }, 'verificationId', token);
  const phoneCode = codeIn(await sms(phone));
  await mutate('verifyPhone', { verificationId: asked.verificationId, code: phoneCode }, 'verified', token);
  expect((await query('{ me { phoneNumber } }', token)).me.phoneNumber).toBe(phone);

  // A second factor, by an application that reads the QR code.
  const shown = await mutate('enableTotp', { password: first }, 'secret otpauthUri qrSvg', token);
  expect(readQr(shown.qrSvg)).toBe(shown.otpauthUri);
  const confirmed = await mutate('confirmTotp', { code: codeOf(shown.secret, -1) }, 'recoveryCodes', token);
  secrets.push(shown.secret, ...confirmed.recoveryCodes);
  await mail(email, /two-step sign-in is on/i);
  await mutate('logout', { audience: 'SHOP' }, 'signedOut', token);
  expect((await world.server.run('{ me { userId } }', {}, { authorization: `Bearer ${token}` })).status).toBe(
    401,
  );

  const signIn = async (password: string, factor: string) => {
    const { challenge } = await mutate('login', { email, password }, `challenge { challengeId } ${TOKENS}`);
    return (await mutate('verifyTwoFactor', { ...challenge, code: factor }, TOKENS)).tokens;
  };
  let tokens = await signIn(first, codeOf(shown.secret));
  secrets.push(tokens.refreshToken);

  // Refreshing: the same successor for two tabs, and an end when an old token comes back.
  const refresh = (refreshToken: string) =>
    mutate('refreshSession', { audience: 'SHOP', refreshToken }, TOKENS).then((payload) => payload.tokens);
  const tabs = await Promise.all([refresh(tokens.refreshToken), refresh(tokens.refreshToken)]);
  expect(new Set(tabs.map(({ refreshToken }) => refreshToken)).size).toBe(1);
  const next = await refresh(tabs[0]!.refreshToken);
  secrets.push(tabs[0]!.refreshToken, next.refreshToken);
  const replay = { audience: 'SHOP', refreshToken: tokens.refreshToken };
  expect(await refused('refreshSession', replay, TOKENS)).toBe('SESSION_ENDED');
  expect(await refused('refreshSession', { ...replay, refreshToken: next.refreshToken }, TOKENS)).toBe(
    'SESSION_ENDED',
  );

  // A forgotten password: the link comes by mail, and ends what was signed in.
  tokens = await signIn(first, confirmed.recoveryCodes[0]);
  await mutate('requestPasswordReset', { email }, 'goodForMinutes');
  const link = tokenIn(await mail(email, /^A new password$/));
  secrets.push(link);
  await mutate('resetPassword', { token: link, newPassword: second }, 'email');
  expect(await refused('resetPassword', { token: link, newPassword: second }, 'email')).toBe('CODE_REFUSED');
  expect(await refused('refreshSession', { ...replay, refreshToken: tokens.refreshToken }, TOKENS)).toBe(
    'SESSION_ENDED',
  );
  expect(await refused('login', { email, password: first }, TOKENS)).toBe('WRONG_CREDENTIALS');
  tokens = await signIn(second, confirmed.recoveryCodes[1]);
  secrets.push(tokens.refreshToken);
  token = tokens.accessToken;

  // Where they are signed in, and have been.
  const { userSessions } = await query('{ userSessions(first: 20) { nodes { sessionId isActive } } }', token);
  expect(userSessions.nodes.filter(({ isActive }: any) => isActive)).toEqual([
    { sessionId: tokens.sessionId, isActive: true },
  ]);

  // Nothing of it is in the database for whoever reads it.
  expect(await findInDump(world.server.database, secrets)).toEqual([]);

  // What is known of them, and the end.
  const { exportId } = await mutate('requestDataExport', {}, 'exportId', token);
  await mail(email, /data is ready/);
  const { dataExportContent } = await query(
    'query ($id: UUID!) { dataExportContent(exportId: $id) }',
    token,
    { id: exportId },
  );
  expect(JSON.stringify(dataExportContent)).toContain('Садовая');
  expect(await refused('eraseMyAccount', { password: first }, 'erased', token)).toBe('WRONG_CREDENTIALS');
  expect(await refused('eraseMyAccount', { password: second }, 'erased', token)).toBe('CODE_REFUSED');
  await mutate('eraseMyAccount', { password: second, code: confirmed.recoveryCodes[2] }, 'erased', token);
  expect(await refused('login', { email, password: second }, TOKENS)).toBe('WRONG_CREDENTIALS');
  expect((await world.server.run('{ me { userId } }', {}, { authorization: `Bearer ${token}` })).status).toBe(
    401,
  );
}, 120_000);
