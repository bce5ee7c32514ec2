import { z } from 'zod';
import { typedPassword } from '../inputs.ts';
import { identityMutation, signedIn } from '../mutation.ts';
import { checkPassword } from '../passwordCheck.ts';
import { newTotpSecret, sealTotp, totpSetup } from '../totp.ts';

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
    const { userId } = signedIn(circumstances);
    const { email } = await checkPassword(circumstances, password, { field: 'password' });
    const secret = newTotpSecret();
    const { platform } = await identity.call<{ platform: string }>(
      caller,
      'select auth_service.start_totp($1) as platform',
      [sealTotp(identity.sealing, userId, secret)],
    );
    return totpSetup(secret, platform, email);
  },
});
