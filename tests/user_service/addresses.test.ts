import { describe, expect, test } from '@jest/globals';
import { apiServer, type Answer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';

const server = apiServer({ API_POOL_SIZE: '20' });
const as = async (user: number) => (await signIn(server.database, user, 'shop')).headers;
const PLACE = { label: 'Home', city: 'Омск', street: 'Lenina', houseNumber: '1/2' };

const add = (headers: object, place: object = PLACE) =>
  server.run(
    `mutation ($place: UserAddressInput!) {
      createUserAddress(input: { userAddress: $place }) { userAddress { addressId isDefault } }
    }`,
    { place },
    headers as Record<string, string>,
  );
const remove = (headers: object, addressId: string) =>
  server.run(
    'mutation ($addressId: BigInt!) { deleteUserAddress(input: { addressId: $addressId }) { userAddress { addressId } } }',
    { addressId },
    headers as Record<string, string>,
  );
const choose = (headers: object, addressId: string) =>
  server.run(
    `mutation ($addressId: BigInt!) {
      setDefaultAddress(input: { addressId: $addressId }) { userAddress { addressId isDefault } }
    }`,
    { addressId },
    headers as Record<string, string>,
  );
const idOf = (answer: Answer): string => answer.data.createUserAddress.userAddress.addressId;
const held = async (user: number) => {
  const { rows } = await server.database.owner.query(
    'select address_id::text, is_default from user_service.user_addresses where user_id = $1 order by address_id',
    [user],
  );
  return rows as { address_id: string; is_default: boolean }[];
};
const defaultOf = async (user: number) =>
  (await held(user)).filter((address) => address.is_default).map((address) => address.address_id);

async function without(user: number): Promise<Record<string, string>> {
  await server.database.owner.query('delete from user_service.user_addresses where user_id = $1', [user]);
  return as(user);
}

describe('exactly one address is the default while there is any', () => {
  test('the first, the chosen one, and when that goes the newest', async () => {
    const headers = await without(5);
    const [first, second, third] = [
      idOf(await add(headers)),
      idOf(await add(headers)),
      idOf(await add(headers)),
    ];
    expect(await defaultOf(5)).toEqual([first]);
    expect((await choose(headers, second)).data.setDefaultAddress.userAddress.isDefault).toBe(true);
    expect(await defaultOf(5)).toEqual([second]);
    await choose(headers, second);
    expect(await defaultOf(5)).toEqual([second]);
    await remove(headers, second);
    expect(await defaultOf(5)).toEqual([third]);
    await remove(headers, first);
    expect(await defaultOf(5)).toEqual([third]);
    await remove(headers, third);
    expect(await held(5)).toEqual([]);
    expect(idOf(await add(headers))).toBe((await defaultOf(5))[0]);
  });

  test('another user’s address, or none, is not chosen', async () => {
    const headers = await as(5);
    const [foreign] = await held(1);
    const before = await defaultOf(5);
    expect((await choose(headers, foreign!.address_id)).code).toBe('NOT_FOUND');
    expect((await choose(headers, '999999999')).code).toBe('NOT_FOUND');
    expect((await remove(headers, foreign!.address_id)).code).toBe('NOT_FOUND');
    expect(await defaultOf(5)).toEqual(before);
  });

  test('whatever 50 requests of one user do at once, five times over', async () => {
    const headers = await without(6);
    for (let round = 0; round < 5; round += 1) {
      const known = (await held(6)).map((address) => address.address_id);
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, at) => {
          const some = known[at % Math.max(1, known.length)];
          if (!some || at % 3 === 0) return add(headers);
          return at % 3 === 1 ? remove(headers, some) : choose(headers, some);
        }),
      );
      // What somebody else has removed already is not found; nothing else goes wrong.
      expect(new Set(answers.map(({ code }) => code ?? 'NOT_FOUND'))).toEqual(new Set(['NOT_FOUND']));
      expect(answers.filter(({ errors }) => !errors).length).toBeGreaterThan(15);
      expect(await defaultOf(6)).toHaveLength(1);
    }
    // And down to nothing.
    const last = await Promise.all((await held(6)).map(({ address_id }) => remove(headers, address_id)));
    expect(last.map(({ code }) => code).filter(Boolean)).toEqual([]);
    expect(await held(6)).toEqual([]);
  });
});

describe('what is no address is refused, by the name of the field', () => {
  test.each([
    [{ label: ' ' }, 'label'],
    [{ city: '' }, 'city'],
    [{ street: 'a\nb' }, 'street'],
    [{ houseNumber: '' }, 'houseNumber'],
    [{ zipCode: ' ' }, 'zipCode'],
    [{ apartmentNumber: '\u0007' }, 'apartmentNumber'],
    [{ latitude: '90.1', longitude: '0' }, 'latitude'],
    [{ latitude: 'NaN', longitude: '0' }, 'latitude'],
    [{ latitude: '0', longitude: '-180.5' }, 'longitude'],
    [{ longitude: '1' }, 'latitude'],
  ])('%j', async (wrong, field) => {
    const headers = await as(7);
    const before = await held(7);
    const answer = await add(headers, { ...PLACE, ...wrong });
    // What is no number at all does not come as far as the table, and is named as it was sent.
    expect([answer.code, answer.errors![0]!.extensions.field!.replace('place.', '')]).toEqual([
      'INVALID_INPUT',
      field,
    ]);
    expect(answer.text).not.toMatch(/_is_a_text|user_addresses/);
    expect(await held(7)).toEqual(before);
  });

  test('not a number is no degree, whoever writes it', async () => {
    const { owner } = server.database;
    await expect(
      owner.query(`update user_service.user_addresses set latitude = 'NaN', longitude = 0 where user_id = 7`),
    ).rejects.toMatchObject({ constraint: 'user_addresses_latitude_on_earth' });
  });

  test('and what is one is kept as it was typed', async () => {
    const headers = await as(7);
    const answer = await add(headers, { ...PLACE, latitude: '54.9884800', longitude: '73.3242400' });
    expect(answer.errors).toBeUndefined();
  });
});
