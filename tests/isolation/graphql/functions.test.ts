import { describe, expect, test } from '@jest/globals';
import { signAccessToken } from '../../../api/token.ts';
import { tokenRules } from '../../api/signIn.ts';
import { REAL_PERSONAS, byName, type Persona } from '../personas.ts';
import { SHOPS, USERS } from '../world/people.ts';
import { sessionOf } from '../world/rows.ts';
import { forbidden, publishedWorld } from './world.ts';

const world = publishedWorld();
const ACCOUNT = 'sellerId commissionRate contactEmail hasBankDetails';
const named = byName(REAL_PERSONAS);

describe('terms and contacts of a shop are told to those who may know', () => {
  const isTold = ({ who, staffRole }: Persona) =>
    who === 'seller' && ['MANAGER', 'FINANCIER'].includes(staffRole!);

  test.each(named)('%s asks for the own shop’s', async (_name, persona) => {
    const answer = await world.ask(persona, `{ currentShop { ${ACCOUNT} } }`);
    expect([answer.code, answer.data.currentShop?.sellerId]).toEqual(
      isTold(persona) ? [undefined, String(persona.seller)] : [forbidden(persona), undefined],
    );
  });

  test.each(named)('%s asks where the own shop is paid to', async (_name, persona) => {
    const answer = await world.ask(persona, '{ currentBankDetails { mask } }');
    expect([answer.code, answer.data.currentBankDetails]).toEqual(
      isTold(persona) ? [undefined, { mask: 'cana' }] : [forbidden(persona), null],
    );
  });

  test.each(named)('%s asks for the own application', async (_name, persona) => {
    const answer = await world.ask(persona, '{ currentApplication { sellerId contactEmail } }');
    const own = persona.user === USERS.applicant ? String(SHOPS.pending) : undefined;
    expect([answer.code, answer.data.currentApplication?.sellerId]).toEqual(
      ['customer', 'seller'].includes(persona.who) ? [undefined, own] : [forbidden(persona), undefined],
    );
  });

  const LOOK_AFTER_SELLERS = /^(SUPER_ADMIN|MODERATOR|SUPPORT|FINANCE|CATALOG_MANAGER)$/;

  test.each(named)('%s asks for any shop’s', async (_name, persona) => {
    for (const sellerId of [1, 2, 5]) {
      const answer = await world.ask(persona, `{ sellerTerms(sellerId: ${sellerId}) { ${ACCOUNT} } }`);
      const may = persona.who === 'admin' && LOOK_AFTER_SELLERS.test(persona.adminRoles![0]!);
      expect([answer.code, answer.data.sellerTerms?.sellerId]).toEqual(
        may ? [undefined, String(sellerId)] : [forbidden(persona), undefined],
      );
    }
  });
});

describe('what failed and which sagas run is shown to those who run the platform', () => {
  test.each(named)('%s asks', async (_name, persona) => {
    const may = persona.who === 'admin' && persona.adminRoles![0] === 'SUPER_ADMIN';
    for (const field of ['failedEvents', 'sagas']) {
      const answer = await world.ask(persona, `{ ${field}(first: 5) { nodes { attempts } } }`);
      expect([field, answer.code, answer.data?.[field]?.nodes]).toEqual(
        may ? [field, undefined, []] : [field, forbidden(persona), undefined],
      );
    }
  });
});

describe('a token opens the portal it was made for, and only to those who belong there', () => {
  const ask = (user: number, portal: Persona['portal']) =>
    world.ask(
      { name: `user ${user} at ${portal}`, who: 'customer', user, portal: portal! },
      '{ __typename }',
    );

  test.each([
    ['a customer', 2, 'seller'],
    ['a customer', 2, 'warehouse'],
    ['a customer', 2, 'admin'],
    ['a former operator', 2, 'warehouse'],
    ['somebody only invited to a shop', 4, 'seller'],
    ['staff of a blocked shop', 6, 'seller'],
    ['a blocked user', 5, 'shop'],
    ['staff', 11, 'admin'],
    ['an administrator', 61, 'seller'],
    ['an operator', 51, 'admin'],
  ] as const)(
    '%s (%i) is not let into the %s portal, even with a session for it',
    async (_who, user, portal) => {
      await world.client.query(
        `insert into auth_service.user_sessions (session_id, user_id, audience, ip_address, expires_at)
       values ($1, $2, $3, '203.0.113.1', now() + interval '1 hour') on conflict (session_id) do nothing`,
        [sessionOf(user, portal), user, portal],
      );
      expect((await ask(user, portal)).status).toBe(401);
    },
  );

  test('a token says nothing of another portal’s session', async () => {
    const token = signAccessToken(
      { userId: '11', sessionId: sessionOf(11, 'shop'), audience: 'seller' },
      60,
      tokenRules,
    );
    const answer = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ currentShop { sellerId } }' }),
    });
    expect(answer.status).toBe(401);
  });
});
