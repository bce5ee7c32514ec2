import { z } from 'zod';
import { codeDigests } from '../codes.ts';
import { key, typedCode } from '../inputs.ts';
import { identityMutation, signedIn } from '../mutation.ts';
import { codeRefused } from '../signInAnswer.ts';

export const verifyPhone = identityMutation({
  name: 'verifyPhone',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Gives the signed-in the phone whose code they have; who had it before is told by mail.
      Errors: NOT_SIGNED_IN, CODE_REFUSED, INVALID_STATE (the phone is the second factor).
      """
      verifyPhone(input: VerifyPhoneInput!): VerifyPhonePayload
    }
    input VerifyPhoneInput {
      verificationId: UUID!
      code: String!
    }
    type VerifyPhonePayload {
      "True: the phone is the caller's."
      verified: Boolean
    }
  `,
  input: z.object({ verificationId: key, code: typedCode }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const { verified } = await identity.call<{ verified: boolean }>(
      caller,
      'select auth_service.verify_phone($1, $2) as verified',
      [input.verificationId, codeDigests(identity.sealing, input.verificationId, input.code)],
    );
    if (!verified) throw codeRefused();
    return { verified };
  },
});
