import { context, lambda } from 'grafast';
import { signCartSession } from '../cartSession.ts';

/**
 * What a mutation of a visitor's cart answers: `cartSession`, to be sent as the header `x-cart-session` from then on. It
 * is for functions with the smart tag `@cartSession`.
 */
export const CartSessionPlugin: GraphileConfig.Plugin = {
  name: 'CartSessionPlugin',
  version: '1.0.0',
  schema: {
    hooks: {
      GraphQLObjectType_fields(fields, build, { scope, fieldWithHooks }) {
        const tags = scope.isMutationPayload ? scope.pgTypeResource?.extensions?.tags : undefined;
        if (!tags?.['cartSession']) return fields;
        const fieldName = 'cartSession';
        return build.extend(
          fields,
          {
            [fieldName]: fieldWithHooks({ fieldName }, () => ({
              description:
                'A visitor’s cart is the one of whoever sends this as the header x-cart-session; null for a user, whose cart is their own.',
              type: build.graphql.GraphQLString,
              plan: () =>
                lambda(context(), ({ caller, cartSession, identity }) =>
                  caller.session || !cartSession
                    ? null
                    : signCartSession(cartSession, identity!.tokenRules.keys),
                ),
            })),
          },
          'CartSessionPlugin',
        );
      },
    },
  },
};
