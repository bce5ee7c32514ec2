import { z } from 'zod';
import { typedPassword } from '../inputs.ts';
import { identityMutation } from '../mutation.ts';
import { checkPassword, wrongPassword } from '../passwordCheck.ts';

export const eraseMyAccount = identityMutation({
  name: 'eraseMyAccount',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Gives the account up, for good: who its user was is forgotten everywhere, orders and payments stay without a name.
      Errors: NOT_SIGNED_IN, WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, INVALID_STATE (details.reasons: ORDERS_OPEN,
      SHOP_OWNED, ADMINISTRATOR).
      """
      eraseMyAccount(input: EraseMyAccountInput!): EraseMyAccountPayload
    }
    input EraseMyAccountInput {
      "The password, asked for again: a session alone must not be enough."
      password: String!
    }
    type EraseMyAccountPayload {
      "True; every session of the user is over."
      erased: Boolean!
    }
  `,
  input: z.object({ password: typedPassword }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    const checked = await checkPassword(circumstances, input.password, 'password');
    const { erased } = await identity.call<{ erased: boolean }>(
      caller,
      'select auth_service.erase_account($1) as erased',
      [checked.password_hash],
    );
    if (!erased) throw wrongPassword('password');
    return { erased };
  },
});
