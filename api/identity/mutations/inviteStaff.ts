import { z } from 'zod';
import { email } from '../inputs.ts';
import { prepareToken } from '../mailedToken.ts';
import { identityMutation, mustNotWait, signedIn } from '../mutation.ts';

/** A week, as the database has it. */
export const STAFF_INVITATION_MINUTES = 7 * 24 * 60;

/** What somebody can be in a shop; the database's `seller_staff_role_enum`. */
const STAFF_ROLE = z.enum(['MANAGER', 'PRODUCT_EDITOR', 'ORDER_PROCESSOR', 'FINANCIER', 'MESSENGER']);

export const inviteStaff = identityMutation({
  name: 'inviteStaff',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Asks somebody by mail to work for the caller's shop; good for a week, and instead of what was sent to that address
      before. The answer is the same whether or not the address has an account. Errors: NOT_SIGNED_IN, FORBIDDEN,
      INVALID_INPUT, TOO_MANY_ATTEMPTS.
      """
      inviteStaff(input: InviteStaffInput!): InviteStaffPayload
    }
    input InviteStaffInput {
      email: String!
      "What they are to do."
      role: SellerStaffRole!
    }
    type InviteStaffPayload {
      invitationId: BigInt
      "Until when it can be accepted."
      expiresAt: Datetime
    }
  `,
  input: z.object({ email, role: STAFF_ROLE }),
  async run({ email: address, role }, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const { digest, messageId, sealed } = prepareToken(identity.sealing, STAFF_INVITATION_MINUTES);
    const invited = await identity.call<{
      invitation_id: string | null;
      expires_at: Date | null;
      wait_seconds: number;
    }>(caller, 'select * from seller_service.invite_staff($1, $2, $3, $4, $5)', [
      address,
      role,
      digest,
      messageId,
      sealed,
    ]);
    mustNotWait(invited.wait_seconds);
    return { invitationId: invited.invitation_id, expiresAt: invited.expires_at!.toISOString() };
  },
});
