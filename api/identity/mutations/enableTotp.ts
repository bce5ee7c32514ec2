import { z } from 'zod';
import { typedCode, typedPassword } from '../inputs.ts';
import { identityMutation, mustNotWait, signedIn } from '../mutation.ts';
import { askPassword } from '../ownPassword.ts';
import { newRecoveryCodes, recoveryDigest } from '../recoveryCodes.ts';
import { codeRefused } from '../signInAnswer.ts';
import { newTotp, sealTotp, totpStep } from '../totp.ts';

export const enableTotp = identityMutation({
  name: 'enableTotp',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Begins to set an authenticator application up as the second factor; nothing is asked for until confirmTotp.
      Errors: NOT_SIGNED_IN, WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, INVALID_STATE (one is on already).
      """
      enableTotp(input: EnableTotpInput!): EnableTotpPayload
    }
    input EnableTotpInput {
      "The account's own, once more."
      password: String!
    }
    "What the application is set up with; shown this once."
    type EnableTotpPayload {
      "In base32, to be typed."
      secret: String
      "The same with all around it, for a link on the phone itself."
      otpauthUri: String
      "The same as a picture (SVG) to be scanned."
      qrSvg: String
    }
  `,
  input: z.object({ password: typedPassword }),
  async run({ password }, circumstances) {
    const { identity, caller } = circumstances;
    const { userId, email, platformName } = await askPassword(circumstances, password, false);
    const setup = newTotp(platformName, email);
    await identity.call(caller, 'select auth_service.start_totp($1)', [
      sealTotp(identity.sealing, userId, setup.secret),
    ]);
    return setup;
  },
});

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
