import { describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';

const server = apiServer();
const as = async (user: number, audience: 'shop' | 'admin' | 'warehouse' = 'shop') =>
  (await signIn(server.database, user, audience)).headers;
const update = (input: object, headers = {}) =>
  server.run(
    `mutation ($input: UpdateProfileInput!) {
      updateProfile(input: $input) { userId user { firstName lastName dateOfBirth gender } }
    }`,
    { input },
    headers,
  );

describe('me', () => {
  test('is null for a visitor, and no error', async () => {
    const answer = await server.run('{ me { userId email } }');
    expect([answer.data, answer.errors]).toEqual([{ me: null }, undefined]);
  });

  test('is the signed-in user in every portal, with what is theirs', async () => {
    for (const [user, portal] of [
      [1, 'shop'],
      [3002, 'admin'],
    ] as const) {
      const answer = await server.run('{ me { userId email status } }', {}, await as(user, portal));
      expect(answer.data.me).toMatchObject({ userId: String(user), status: 'ACTIVE' });
    }
    const walked = await server.run(
      '{ me { userAddresses(first: 5) { nodes { isDefault } } } myVerification { emailVerified phoneVerified } }',
      {},
      await as(1),
    );
    expect(walked.errors).toBeUndefined();
    expect(walked.data.me.userAddresses.nodes.length).toBeGreaterThan(0);
    expect(typeof walked.data.myVerification.emailVerified).toBe('boolean');
  });
});

describe('updateProfile', () => {
  test('changes what is given, leaves what is left out or null, and clears what it is told to', async () => {
    const headers = await as(1);
    const whole = { firstName: ' Анна ', lastName: 'O’Neill', dateOfBirth: '1990-02-28', gender: 'OTHER' };
    const answer = await update(whole, headers);
    expect(answer.data.updateProfile.user).toEqual({ ...whole, firstName: 'Анна' });
    const left = await update(
      { firstName: 'Нина', lastName: null, gender: null, clearGender: null },
      headers,
    );
    expect(left.data.updateProfile.user).toEqual({ ...whole, firstName: 'Нина' });
    const cleared = await update({ clearGender: true, clearDateOfBirth: true }, headers);
    expect(cleared.data.updateProfile.user).toEqual({
      firstName: 'Нина',
      lastName: 'O’Neill',
      dateOfBirth: null,
      gender: null,
    });
  });

  test.each([
    [{ firstName: '  ' }, 'firstName'],
    [{ firstName: 'A\u0007' }, 'firstName'],
    [{ lastName: 'x'.repeat(101) }, 'lastName'],
    [{ dateOfBirth: '2999-01-01' }, 'dateOfBirth'],
    [{ dateOfBirth: '1850-01-01' }, 'dateOfBirth'],
    [{ dateOfBirth: '1990-01-01', clearDateOfBirth: true }, 'clearDateOfBirth'],
    [{ gender: 'MALE', clearGender: true }, 'clearGender'],
  ])('%j is refused, and nothing is changed', async (wrong, field) => {
    const headers = await as(1);
    const before = await server.run('{ me { firstName lastName dateOfBirth } }', {}, headers);
    const answer = await update({ firstName: 'A', lastName: 'B', ...wrong }, headers);
    expect([answer.code, answer.errors![0]!.extensions.field]).toEqual(['INVALID_INPUT', field]);
    const after = await server.run('{ me { firstName lastName dateOfBirth } }', {}, headers);
    expect(after.data).toEqual(before.data);
  });
});

describe('who is not signed in is told so', () => {
  test.each([
    'mutation { updateProfile(input: { firstName: "A", lastName: "B" }) { userId } }',
    'mutation { addFavorite(input: { productId: "1" }) { favoriteId } }',
    'mutation { setDefaultAddress(input: { addressId: "1" }) { addressId } }',
    'mutation { createUserAddress(input: { userAddress: { label: "a", city: "a", street: "a", houseNumber: "1" } }) { userAddress { city } } }',
    'mutation { requestDataExport(input: {}) { exportId } }',
    'mutation { eraseMyAccount(input: { password: "secret" }) { erased } }',
    '{ users(first: 1) { nodes { email } } }',
    '{ myDataExports(first: 1) { nodes { exportId } } }',
  ])('%s', async (document) => {
    expect((await server.run(document)).code).toBe('NOT_SIGNED_IN');
  });

  test('who is signed in, and still may not, is told that', async () => {
    const answer = await server.run(
      'mutation { blockUser(input: { userId: "2", reason: "x" }) { userId } }',
      {},
      await as(1),
    );
    expect(answer.code).toBe('FORBIDDEN');
  });
});
