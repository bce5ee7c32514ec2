import { z } from 'zod';
import { rowKey } from '../inputs.ts';
import { prepareToken } from '../mailedToken.ts';
import { identityMutation, mustNotWait, signedIn } from '../mutation.ts';
import { STAFF_INVITATION_MINUTES } from './inviteStaff.ts';

export const resendInvitation = identityMutation({
  name: 'resendInvitation',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sends an open invitation once more, for a week from now; the link of the mail before opens nothing any more. Errors:
      NOT_SIGNED_IN, FORBIDDEN, NOT_FOUND, INVALID_STATE, TOO_MANY_ATTEMPTS.
      """
      resendInvitation(input: ResendInvitationInput!): ResendInvitationPayload
    }
    input ResendInvitationInput {
      invitationId: BigInt!
    }
    type ResendInvitationPayload {
      invitationId: BigInt
      "Until when it can be accepted."
      expiresAt: Datetime
    }
  `,
  input: z.object({ invitationId: rowKey }),
  async run({ invitationId }, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const { digest, messageId, sealed } = prepareToken(identity.sealing, STAFF_INVITATION_MINUTES);
    const sent = await identity.call<{ expires_at: Date | null; wait_seconds: number }>(
      caller,
      'select * from seller_service.resend_invitation($1, $2, $3, $4)',
      [invitationId, digest, messageId, sealed],
    );
    mustNotWait(sent.wait_seconds);
    return { invitationId, expiresAt: sent.expires_at!.toISOString() };
  },
});
