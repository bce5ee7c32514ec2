import { z } from 'zod';
import { identityMutation, signedIn } from '../mutation.ts';
import { prepareInvitation } from '../invitationToken.ts';

/** A key of a row, as GraphQL gives a BigInt. */
const rowKey = z.string().regex(/^\d{1,18}$/, 'This is not a key of a row.');

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
    const { admin_id } = await identity.call<{ admin_id: string }>(
      caller,
      'select admin_service.create_admin($1, $2, $3, $4, $5, $6) as admin_id',
      [input.userId, input.username, input.roles, ...prepareInvitation(identity.sealing)],
    );
    return { adminId: admin_id };
  },
});

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
    const { admin_id } = await identity.call<{ admin_id: string }>(
      caller,
      'select admin_service.invite_admin($1, $2, $3, $4) as admin_id',
      [adminId, ...prepareInvitation(identity.sealing)],
    );
    return { adminId: admin_id };
  },
});
