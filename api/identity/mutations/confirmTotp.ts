import { z } from 'zod';
import { typedCode } from '../inputs.ts';
import { identityMutation, mustNotWait, signedIn } from '../mutation.ts';
import { newRecoveryCodes, recoveryDigest } from '../recoveryCodes.ts';
import { codeRefused } from '../signInAnswer.ts';
import { totpStep } from '../totp.ts';

export const confirmTotp = identityMutation({
  name: 'confirmTotp',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Switches the application on, by a code it shows. All other sessions end, and a mail says so. Errors:
      NOT_SIGNED_IN, CODE_REFUSED, TOO_MANY_ATTEMPTS, INVALID_STATE.
      """
      confirmTotp(input: ConfirmTotpInput!): ConfirmTotpPayload
    }
    input ConfirmTotpInput {
      code: String!
    }
    type ConfirmTotpPayload {
      "Ten codes to be kept for the day the phone is lost; each is good once. Shown this once."
      recoveryCodes: [String!]
    }
  `,
  input: z.object({ code: typedCode }),
  async run({ code }, circumstances) {
    const { identity, caller } = circumstances;
    const { userId } = signedIn(circumstances);
    const begun = await identity.call<{ wait_seconds: number; sealed_secret: string }>(
      caller,
      'select * from auth_service.begin_totp_confirmation()',
      [],
    );
    mustNotWait(begun.wait_seconds);
    const step = totpStep(identity.sealing, userId, begun.sealed_secret, code.replace(/[\s-]/g, ''));
    if (step === null) throw codeRefused();
    const recoveryCodes = newRecoveryCodes();
    await identity.call(caller, 'select auth_service.confirm_totp($1, $2, $3)', [
      begun.sealed_secret,
      step,
      recoveryCodes.map(recoveryDigest),
    ]);
    return { recoveryCodes };
  },
});
