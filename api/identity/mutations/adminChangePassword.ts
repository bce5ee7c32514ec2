import { z } from 'zod';
import { typedPassword } from '../inputs.ts';
import { identityMutation } from '../mutation.ts';
import { checkPassword, wrongPassword } from '../passwordCheck.ts';
import { mustNotBeOwn, newPassword } from '../passwordPolicy.ts';

export const adminChangePassword = identityMutation({
  name: 'adminChangePassword',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Changes the password an administrator signs in with. Their other sessions as one end, and a mail says so. Errors:
      NOT_SIGNED_IN, FORBIDDEN, WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, INVALID_INPUT.
      """
      adminChangePassword(input: AdminChangePasswordInput!): AdminChangePasswordPayload
    }
    input AdminChangePasswordInput {
      currentPassword: String!
      "Ten characters or more, and none of the passwords everybody has."
      newPassword: String!
    }
    type AdminChangePasswordPayload {
      changed: Boolean
    }
  `,
  input: z.object({ currentPassword: typedPassword, newPassword }),
  async run({ currentPassword, newPassword: password }, circumstances) {
    const { identity, caller } = circumstances;
    const asked = { field: 'currentPassword', asAdmin: true };
    const checked = await checkPassword(circumstances, currentPassword, asked);
    mustNotBeOwn(password, checked, 'newPassword');
    const { changed } = await identity.call<{ changed: boolean }>(
      caller,
      'select auth_service.change_admin_password($1, $2) as changed',
      [checked.password_hash, await identity.passwords.hash(password)],
    );
    if (!changed) throw wrongPassword('currentPassword');
    return { changed };
  },
});
