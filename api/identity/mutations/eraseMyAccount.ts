import { apiError } from '../../errors/apiError.ts';
import { ownProof, passwordAndCode, proofSql } from '../factorProof.ts';
import { typedCode } from '../inputs.ts';
import { identityMutation } from '../mutation.ts';
import { checkPassword, wrongPassword } from '../passwordCheck.ts';
import { codeRefused } from '../signInAnswer.ts';

export const eraseMyAccount = identityMutation({
  name: 'eraseMyAccount',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Gives the account up, for good: who its user was is forgotten everywhere, orders and payments stay without a name.
      Errors: NOT_SIGNED_IN, WRONG_CREDENTIALS, CODE_REFUSED (also when a second factor is on and no code was given),
      TOO_MANY_ATTEMPTS, INVALID_STATE (details.reasons: ORDERS_OPEN, SHOP_OWNED, ADMINISTRATOR).
      """
      eraseMyAccount(input: EraseMyAccountInput!): EraseMyAccountPayload
    }
    input EraseMyAccountInput {
      "The password, asked for again: a session alone must not be enough."
      password: String!
      "Of the second factor, if one is on: of the application, or sent, or a recovery code."
      code: String
      "What sendTwoFactorCode answered, if the code was sent."
      challengeId: UUID
    }
    type EraseMyAccountPayload {
      "True; every session of the user is over."
      erased: Boolean!
    }
  `,
  input: passwordAndCode.extend({ code: typedCode.nullish() }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    const checked = await checkPassword(circumstances, input.password, { field: 'password' });
    const { isOn, proof } = await ownProof(circumstances, input);
    if (isOn && !input.code)
      throw apiError('CODE_REFUSED', 'Your second factor is on: give a code, too.', { field: 'code' });
    const { outcome } = await identity.call<{ outcome: 'ERASED' | 'WRONG' | 'CODE_REFUSED' }>(
      caller,
      `select auth_service.erase_account($1, ${proofSql(2)}) as outcome`,
      [checked.password_hash, ...proof],
    );
    if (outcome === 'WRONG') throw wrongPassword('password');
    if (outcome === 'CODE_REFUSED') throw codeRefused();
    return { erased: true };
  },
});
