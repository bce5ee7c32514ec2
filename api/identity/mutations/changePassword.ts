import { z } from 'zod';
import { typedPassword } from '../inputs.ts';
import { identityMutation } from '../mutation.ts';
import { checkPassword, wrongPassword } from '../passwordCheck.ts';
import { mustNotBeOwn, newPassword, sameAsBefore } from '../passwordPolicy.ts';

export const changePassword = identityMutation({
  name: 'changePassword',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Replaces the password of the signed-in, and signs them out everywhere else; they are told by mail.
      Errors: NOT_SIGNED_IN, WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, INVALID_INPUT.
      """
      changePassword(input: ChangePasswordInput!): ChangePasswordPayload
    }
    input ChangePasswordInput {
      currentPassword: String!
      "Ten characters or more, and none of the passwords everybody has."
      newPassword: String!
    }
    type ChangePasswordPayload {
      "In how many other places the user was signed in, and is no more."
      revokedSessions: Int
    }
  `,
  input: z.object({ currentPassword: typedPassword, newPassword }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    const checked = await checkPassword(circumstances, input.currentPassword, { field: 'currentPassword' });
    mustNotBeOwn(input.newPassword, checked, 'newPassword');
    if (await identity.passwords.matches(input.newPassword, checked.password_hash))
      throw sameAsBefore('newPassword');
    const { ended } = await identity.call<{ ended: number | null }>(
      caller,
      'select auth_service.change_password($1, $2) as ended',
      [checked.password_hash, await identity.passwords.hash(input.newPassword)],
    );
    if (ended === null) throw wrongPassword('currentPassword');
    return { revokedSessions: ended };
  },
});
