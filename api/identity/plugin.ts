import { context, sideEffect, type FieldArgs, type Step } from 'grafast';
import { parse, type DocumentNode } from 'graphql';
import { extendSchema } from 'postgraphile/utils';
import { MUTATIONS } from './mutations/index.ts';
import type { IdentityMutation } from './mutation.ts';

const TYPES = /* GraphQL */ `
  "A portal, which a session is good for; each has tokens of its own."
  enum SessionAudience {
    "Buyers."
    SHOP
    "Staff of a shop."
    SELLER
    "Warehouse operators."
    WAREHOUSE
    "Administrators."
    ADMIN
  }
  "How a client gets its refresh token."
  enum RefreshTokenTransport {
    "In the answer, to be kept where nobody else reads it: for applications."
    BODY
    "As an httpOnly cookie of this host, out of reach of scripts: for browsers."
    COOKIE
  }
  "What a client acts with."
  type SessionTokens {
    sessionId: UUID!
    audience: SessionAudience!
    "Sent as 'authorization: Bearer …'; says who, never what they may."
    accessToken: String!
    accessTokenExpiresAt: Datetime!
    "Null when it travels as a cookie."
    refreshToken: String
    "When the session ends unless it is refreshed."
    refreshTokenExpiresAt: Datetime!
  }
  "A second factor to be shown."
  type TwoFactorChallenge {
    challengeId: UUID!
    "Where the code is: in an application, or sent by SMS or e-mail."
    method: AuthTwoFactorMethod!
  }
`;

/** All that is added to the schema here, in its own words. */
export const TYPE_DEFS: readonly DocumentNode[] = [TYPES, ...MUTATIONS.map(({ typeDefs }) => typeDefs)].map(
  (source) => parse(source),
);

const planOf =
  ({ run }: IdentityMutation) =>
  (_$root: Step, args: FieldArgs) =>
    sideEffect([args.getRaw('input'), context()], async ([input, { identity, caller, http }]) => {
      if (!identity) throw new Error('This server was started without what sign-in works with.');
      return run(input, { identity, caller, http });
    });

/** Sign-in and what belongs to it: the mutations that need more than the database has. */
export const IdentityPlugin: GraphileConfig.Plugin = extendSchema({
  typeDefs: [...TYPE_DEFS],
  objects: {
    Mutation: {
      plans: Object.fromEntries(MUTATIONS.map((mutation) => [mutation.name, planOf(mutation)])),
    },
  },
  enums: {
    SessionAudience: { values: { SHOP: 'shop', SELLER: 'seller', WAREHOUSE: 'warehouse', ADMIN: 'admin' } },
  },
});
