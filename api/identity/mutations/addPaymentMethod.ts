import { z } from 'zod';
import {
  GatewayRefused,
  GatewayUnavailable,
  type TokenDescription,
} from '../../../workers/integrations/gateways/gateway.ts';
import { apiError } from '../../errors/apiError.ts';
import { identityMutation, signedIn, type Circumstances } from '../mutation.ts';

export const addPaymentMethod = identityMutation({
  name: 'addPaymentMethod',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Saves a card or a wallet to pay with. The payment gateway makes a token of it for the buyer's browser, which is all that
      is ever sent here; the first method saved is the default, and the same token again is the same method. Errors:
      NOT_SIGNED_IN, FORBIDDEN, INVALID_INPUT, INVALID_STATE, UNAVAILABLE.
      """
      addPaymentMethod(input: AddPaymentMethodInput!): AddPaymentMethodPayload
    }
    input AddPaymentMethodInput {
      "What the payment gateway calls the card or the wallet."
      token: String!
    }
    type AddPaymentMethodPayload {
      "Key of the saved method."
      methodId: BigInt!
      "CARD or E_WALLET."
      type: String!
      cardBrand: String!
      lastFourDigits: String!
      expiryMonth: Int
      expiryYear: Int
    }
  `,
  input: z.object({ token: z.string().regex(/^[\w-]{1,255}$/, 'This is no token of the payment gateway.') }),
  async run({ token }, circumstances) {
    signedIn(circumstances);
    const { identity, caller } = circumstances;
    const gateway = identity.gateways.current;
    const described = await describe(circumstances, token);
    const { kind, brand, lastFour, expiryMonth, expiryYear } = described;
    const { method } = await identity.call<{ method: string }>(
      caller,
      'select payment_service.add_payment_method($1, $2, $3, $4, $5, $6, $7) as method',
      [gateway.name, token, kind, brand, lastFour, expiryMonth, expiryYear],
    );
    return {
      methodId: method,
      type: kind,
      cardBrand: brand,
      lastFourDigits: lastFour,
      expiryMonth,
      expiryYear,
    };
  },
});

/** What the gateway says of a token, unless it cannot be paid with. */
async function describe({ identity }: Circumstances, token: string): Promise<TokenDescription> {
  let described: TokenDescription;
  try {
    described = await identity.gateways.current.describeToken(token);
  } catch (error) {
    if (error instanceof GatewayRefused) {
      throw apiError('INVALID_INPUT', 'The payment gateway knows no such token.', { field: 'token' });
    }
    if (error instanceof GatewayUnavailable) {
      throw apiError('UNAVAILABLE', 'The payment gateway does not answer right now: try again.');
    }
    throw error;
  }
  const { expiryMonth, expiryYear } = described;
  const now = new Date();
  if (expiryMonth && expiryYear && new Date(Date.UTC(expiryYear, expiryMonth)) <= now) {
    throw apiError('INVALID_INPUT', 'This card has expired.', { field: 'token' });
  }
  return described;
}
