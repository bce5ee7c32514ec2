import { z } from 'zod';
import { apiError } from '../../errors/apiError.ts';
import { typedPassword } from '../inputs.ts';
import { identityMutation, mustNotWait, signedIn } from '../mutation.ts';
import { wrongPassword } from '../ownPassword.ts';
import { newPassword, weakness } from '../passwordPolicy.ts';

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
    signedIn(circumstances);
    const { identity, caller } = circumstances;
    const begun = await identity.call<{
      wait_seconds: number;
      password_hash: string | null;
      username: string | null;
    }>(caller, 'select * from auth_service.begin_admin_password_change()', []);
    mustNotWait(begun.wait_seconds);
    if (!(await identity.passwords.matches(currentPassword, begun.password_hash))) {
      throw wrongPassword('currentPassword');
    }
    const reason = weakness(password, [begun.username!]);
    if (reason) throw apiError('INVALID_INPUT', reason, { field: 'newPassword' });
    const { changed } = await identity.call<{ changed: boolean }>(
      caller,
      'select auth_service.finish_admin_password_change($1, $2) as changed',
      [begun.password_hash, await identity.passwords.hash(password)],
    );
    if (!changed) throw wrongPassword('currentPassword');
    return { changed: true };
  },
});
