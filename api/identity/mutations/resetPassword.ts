import { z } from 'zod';
import { apiError } from '../../errors/apiError.ts';
import { deviceInfo, mailedToken } from '../inputs.ts';
import { tokenDigest } from '../mailedToken.ts';
import { identityMutation } from '../mutation.ts';
import type { CheckedPassword } from '../passwordCheck.ts';
import { mustNotBeOwn, newPassword, sameAsBefore } from '../passwordPolicy.ts';

export const resetPassword = identityMutation({
  name: 'resetPassword',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sets a new password by the link that was sent, and signs the user out everywhere; they are told by mail. It signs
      nobody in: that is login, which asks for the second factor. Errors: CODE_REFUSED, INVALID_INPUT.
      """
      resetPassword(input: ResetPasswordInput!): ResetPasswordPayload
    }
    input ResetPasswordInput {
      "What the link has."
      token: String!
      "Ten characters or more, and none of the passwords everybody has."
      newPassword: String!
      "How the device calls itself, for the login history."
      deviceInfo: String
    }
    type ResetPasswordPayload {
      "The address to sign in with."
      email: String
    }
  `,
  input: z.object({ token: mailedToken, newPassword, deviceInfo }),
  async run(input, { identity, caller }) {
    const digest = tokenDigest(input.token);
    const found = await identity.call<CheckedPassword | undefined>(
      caller,
      'select * from auth_service.begin_password_reset($1)',
      [digest],
    );
    // Before anything is hashed: who makes tokens up costs nothing.
    if (!found) throw linkRefused();
    mustNotBeOwn(input.newPassword, found, 'newPassword');
    if (await identity.passwords.matches(input.newPassword, found.password_hash))
      throw sameAsBefore('newPassword');
    const { was_reset } = await identity.call<{ was_reset: boolean }>(
      caller,
      'select auth_service.reset_password($1, $2, $3, $4) as was_reset',
      [digest, await identity.passwords.hash(input.newPassword), caller.ip, input.deviceInfo],
    );
    if (!was_reset) throw linkRefused();
    return { email: found.email };
  },
});

const linkRefused = () =>
  apiError('CODE_REFUSED', 'The link was used, or is too old: ask for another.', { field: 'token' });
