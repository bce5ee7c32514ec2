import { z } from 'zod';
import { bankPurpose, maskOf, toBankDetails, typedAccount } from '../bankDetails.ts';
import { typedPassword } from '../inputs.ts';
import { identityMutation, signedIn } from '../mutation.ts';
import { checkPassword } from '../passwordCheck.ts';

export const setBankDetails = identityMutation({
  name: 'setBankDetails',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Says where the shop is paid to: an IBAN, or a BIK and an account. It is shown to nobody again, but for the last four
      characters; the managers are written to. Errors: NOT_SIGNED_IN, FORBIDDEN, INVALID_INPUT, WRONG_CREDENTIALS,
      TOO_MANY_ATTEMPTS.
      """
      setBankDetails(input: SetBankDetailsInput!): SetBankDetailsPayload
    }
    input SetBankDetailsInput {
      "To whom the account belongs."
      accountHolder: String!
      iban: String
      "Nine digits: the bank, in Russia."
      bik: String
      "Twenty digits, at that bank."
      accountNumber: String
      "The password of whoever asks, once more."
      password: String!
    }
    type SetBankDetailsPayload {
      "What is shown from now on: the account's last four characters."
      bankDetailsMask: String
      changedAt: Datetime
    }
  `,
  input: z
    .object({ ...typedAccount, password: typedPassword })
    .transform(({ password, ...typed }, context) => ({ password, details: toBankDetails(typed, context) })),
  async run({ password, details }, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const { shop } = await identity.call<{ shop: string }>(
      caller,
      'select seller_service.check_bank_writer() as shop',
      [],
    );
    await checkPassword(circumstances, password, { field: 'password' });
    const { at } = await identity.call<{ at: Date }>(
      caller,
      'select seller_service.set_bank_details($1, $2, $3) as at',
      [shop, identity.sealing.seal(bankPurpose(shop), JSON.stringify(details)), maskOf(details)],
    );
    return { bankDetailsMask: maskOf(details), changedAt: at.toISOString() };
  },
});
