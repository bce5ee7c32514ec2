import { z } from 'zod';
import { apiError } from '../../errors/apiError.ts';
import { mailedToken } from '../inputs.ts';
import { tokenDigest } from '../mailedToken.ts';
import { identityMutation } from '../mutation.ts';
import { newPassword, weakness } from '../passwordPolicy.ts';

const refused = () =>
  apiError('CODE_REFUSED', 'The invitation is used, withdrawn or too old: ask for another.', {
    field: 'token',
  });

export const acceptAdminInvitation = identityMutation({
  name: 'acceptAdminInvitation',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sets an administrator's password by the token that was sent to them, once; then they sign in with adminLogin.
      Errors: CODE_REFUSED, INVALID_INPUT.
      """
      acceptAdminInvitation(input: AcceptAdminInvitationInput!): AcceptAdminInvitationPayload
    }
    input AcceptAdminInvitationInput {
      token: String!
      "Ten characters or more, and none of the passwords everybody has."
      password: String!
    }
    type AcceptAdminInvitationPayload {
      "What to sign in with, beside the password."
      username: String
    }
  `,
  input: z.object({ token: mailedToken, password: newPassword }),
  async run({ token, password }, { identity, caller }) {
    const digest = tokenDigest(token);
    const invited = await identity.call<{ username: string; email: string } | undefined>(
      caller,
      'select * from admin_service.invited_admin($1)',
      [digest],
    );
    if (!invited) throw refused();
    const reason = weakness(password, [invited.username, invited.email.split('@')[0]!]);
    if (reason) throw apiError('INVALID_INPUT', reason, { field: 'password' });
    const { accepted } = await identity.call<{ accepted: boolean }>(
      caller,
      'select admin_service.accept_invitation($1, $2) as accepted',
      [digest, await identity.passwords.hash(password)],
    );
    if (!accepted) throw refused();
    return { username: invited.username };
  },
});
