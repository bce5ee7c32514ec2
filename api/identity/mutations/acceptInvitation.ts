import { z } from 'zod';
import { mailedToken } from '../inputs.ts';
import { tokenDigest } from '../mailedToken.ts';
import { identityMutation, signedIn } from '../mutation.ts';

export const acceptInvitation = identityMutation({
  name: 'acceptInvitation',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Begins to work for the shop that sent the invitation, with the account whose address it was sent to; then sign in to
      the portal of sellers. Errors: NOT_SIGNED_IN, CODE_REFUSED, FORBIDDEN (another account's), INVALID_STATE (works for a
      shop already, or has one).
      """
      acceptInvitation(input: AcceptInvitationInput!): AcceptInvitationPayload
    }
    input AcceptInvitationInput {
      "From the mail."
      token: String!
    }
    type AcceptInvitationPayload {
      sellerId: BigInt
      shopName: String
      role: SellerStaffRole
    }
  `,
  input: z.object({ token: mailedToken }),
  async run({ token }, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const place = await identity.call<{ seller_id: string; shop_name: string; role: string }>(
      caller,
      'select * from seller_service.accept_invitation($1)',
      [tokenDigest(token)],
    );
    return { sellerId: place.seller_id, shopName: place.shop_name, role: place.role };
  },
});
