import { z } from 'zod';
import { apiError } from '../../errors/apiError.ts';
import { codeDigests } from '../codes.ts';
import { key, typedCode } from '../inputs.ts';
import { identityMutation, signedIn } from '../mutation.ts';
import { codeRefused } from '../signInAnswer.ts';

export const confirmEmailChange = identityMutation({
  name: 'confirmEmailChange',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Gives the signed-in the address whose code they have, and signs them out everywhere else; the address before is
      written to. Errors: NOT_SIGNED_IN, CODE_REFUSED, ALREADY_EXISTS (the address became somebody's in between),
      INVALID_STATE (the address is the second factor).
      """
      confirmEmailChange(input: ConfirmEmailChangeInput!): ConfirmEmailChangePayload
    }
    input ConfirmEmailChangeInput {
      verificationId: UUID!
      code: String!
    }
    type ConfirmEmailChangePayload {
      "True: the address is the caller's."
      changed: Boolean
    }
  `,
  input: z.object({ verificationId: key, code: typedCode }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const { outcome } = await identity.call<{ outcome: 'CHANGED' | 'WRONG' | 'TAKEN' }>(
      caller,
      'select auth_service.confirm_email_change($1, $2) as outcome',
      [input.verificationId, codeDigests(identity.sealing, input.verificationId, input.code)],
    );
    if (outcome === 'WRONG') throw codeRefused();
    // Only who has proved the address hears this.
    if (outcome === 'TAKEN') throw apiError('ALREADY_EXISTS', 'The address has an account by now.');
    return { changed: true };
  },
});
