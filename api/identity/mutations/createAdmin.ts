import { z } from 'zod';
import { rowKey } from '../inputs.ts';
import { prepareToken } from '../mailedToken.ts';
import { identityMutation, signedIn } from '../mutation.ts';

/** Three days, as the database has it. */
export const ADMIN_INVITATION_MINUTES = 3 * 24 * 60;

/** A name to sign in with. */
export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z][a-z0-9._-]{2,49}$/,
    'A name is 3 to 50 small letters, digits, dots, dashes or underscores, and begins with a letter.',
  );

export const createAdmin = identityMutation({
  name: 'createAdmin',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Makes a user an administrator, and sends them a token, good for three days, to set a password with
      (acceptAdminInvitation). Errors: NOT_SIGNED_IN, FORBIDDEN, INVALID_INPUT, INVALID_STATE.
      """
      createAdmin(input: CreateAdminInput!): CreateAdminPayload
    }
    input CreateAdminInput {
      userId: BigInt!
      "Name to sign in with: small letters, digits, dots, dashes and underscores."
      username: String!
      "Any of SUPER_ADMIN, MODERATOR, SUPPORT, FINANCE, CATALOG_MANAGER, LOGISTICS_MANAGER and WMS_OPERATOR."
      roles: [String!]!
    }
    type CreateAdminPayload {
      adminId: BigInt
    }
  `,
  input: z.object({ userId: rowKey, username, roles: z.array(z.string()).max(20, 'These are too many.') }),
  async run(input, circumstances) {
    signedIn(circumstances);
    const { identity, caller } = circumstances;
    const { digest, messageId, sealed } = prepareToken(identity.sealing, ADMIN_INVITATION_MINUTES);
    const { admin_id } = await identity.call<{ admin_id: string }>(
      caller,
      'select admin_service.create_admin($1, $2, $3, $4, $5, $6) as admin_id',
      [input.userId, input.username, input.roles, digest, messageId, sealed],
    );
    return { adminId: admin_id };
  },
});
