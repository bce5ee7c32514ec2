import { z } from 'zod';
import { rowKey } from '../inputs.ts';
import { prepareToken } from '../mailedToken.ts';
import { identityMutation, signedIn } from '../mutation.ts';
import { ADMIN_INVITATION_MINUTES } from './createAdmin.ts';

export const inviteAdmin = identityMutation({
  name: 'inviteAdmin',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sends an administrator a new token to set a password with: the first was lost, or the password was. Errors:
      NOT_SIGNED_IN, FORBIDDEN, NOT_FOUND, INVALID_STATE.
      """
      inviteAdmin(input: InviteAdminInput!): InviteAdminPayload
    }
    input InviteAdminInput {
      adminId: BigInt!
    }
    type InviteAdminPayload {
      adminId: BigInt
    }
  `,
  input: z.object({ adminId: rowKey }),
  async run({ adminId }, circumstances) {
    signedIn(circumstances);
    const { identity, caller } = circumstances;
    const { digest, messageId, sealed } = prepareToken(identity.sealing, ADMIN_INVITATION_MINUTES);
    const { admin_id } = await identity.call<{ admin_id: string }>(
      caller,
      'select admin_service.invite_admin($1, $2, $3, $4) as admin_id',
      [adminId, digest, messageId, sealed],
    );
    return { adminId: admin_id };
  },
});
