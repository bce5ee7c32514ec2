import { z } from 'zod';
import { isSigned } from '../sandbox/signature.ts';
import {
  GatewayRefused,
  GatewayUnavailable,
  WebhookForged,
  type Authorisation,
  type PaymentGateway,
} from './gateway.ts';
import { jsonCall } from './jsonCall.ts';
import type { GatewaySettings } from './settings.ts';

const webhook = z.object({
  id: z.string().min(1).max(255),
  kind: z.enum(['AUTHORISED', 'DECLINED', 'CAPTURED', 'VOIDED', 'REFUNDED']),
  payment: z.string().min(1).max(255),
  reference: z.string().max(255),
  amount: z.object({ value: z.string(), currency: z.string() }).optional(),
  occurredAt: z.iso.datetime(),
  declineCode: z.string().optional(),
});

/** Answers that are about the request; all others are about us, or about the moment. */
const OF_THE_REQUEST = new Set([400, 404, 409, 422]);

/** The gateway that comes with the project: `npm run sandbox`. */
export function sandboxGateway(settings: GatewaySettings & { SHOP_URL?: string }): PaymentGateway {
  const { SANDBOX_URL, SANDBOX_SECRET, GATEWAY_TIMEOUT_MS: timeoutMs } = settings;

  async function call(method: 'GET' | 'POST', path: string, key?: string, body?: object): Promise<any> {
    if (!SANDBOX_SECRET) throw new GatewayUnavailable('SANDBOX_SECRET is not set.');
    const headers: Record<string, string> = { authorization: `Bearer ${SANDBOX_SECRET}` };
    if (key) headers['idempotency-key'] = key;
    const answer = await jsonCall({ method, url: SANDBOX_URL + path, headers, body, timeoutMs });
    if (answer.status < 300) return answer.body;
    if (!OF_THE_REQUEST.has(answer.status)) {
      throw new GatewayUnavailable(`the payment gateway answers ${answer.status}`);
    }
    throw new GatewayRefused(String(answer.body?.code), String(answer.body?.message));
  }
  const ofPayment = (gatewayId: string, what: string) =>
    `/v1/payments/${encodeURIComponent(gatewayId)}/${what}`;

  return {
    name: 'sandbox',
    captures: 'once',
    async authorise({ key, ...request }) {
      const returnUrl = new URL(request.returnUrl, settings.SHOP_URL).toString();
      return toAuthorisation(await call('POST', '/v1/payments', key, { ...request, returnUrl }));
    },
    async capture({ key, gatewayId, amount }) {
      const { fee } = await call('POST', ofPayment(gatewayId, 'capture'), key, { amount });
      return { fee };
    },
    async void({ key, gatewayId }) {
      await call('POST', ofPayment(gatewayId, 'void'), key, {}).catch((error) => {
        if (!(error instanceof GatewayRefused && error.code === 'not_found')) throw error;
      });
    },
    async abandon({ key, reference }) {
      await call('POST', '/v1/abandoned', key, { reference });
    },
    async refund({ key, gatewayId, amount, reference }) {
      const { id } = await call('POST', ofPayment(gatewayId, 'refunds'), key, { amount, reference });
      return { gatewayRefundId: id };
    },
    async payout({ key, ...request }) {
      const { id } = await call('POST', '/v1/payouts', key, request);
      return { gatewayPayoutId: id };
    },
    async find(reference) {
      const { payments } = await call('GET', `/v1/payments?reference=${encodeURIComponent(reference)}`);
      return payments.length === 0 ? undefined : toAuthorisation(payments[0]);
    },
    describeToken: (token) => call('GET', `/v1/tokens/${encodeURIComponent(token)}`),
    readWebhook(rawBody, headers) {
      const signature = headers['sandbox-signature'] ?? '';
      if (!SANDBOX_SECRET || !isSigned(SANDBOX_SECRET, signature, rawBody, Date.now() / 1000)) {
        throw new WebhookForged('The sandbox gateway did not sign this, or not recently.');
      }
      const { id, payment, ...event } = webhook.parse(JSON.parse(rawBody.toString()));
      return { eventId: id, gatewayId: payment, ...event };
    },
  };
}

function toAuthorisation({ id, state, action, declineCode, message }: any): Authorisation {
  switch (state) {
    case 'ACTION_REQUIRED':
      return { state, gatewayId: id, actionUrl: action };
    case 'DECLINED':
      return { state, gatewayId: id, declineCode, message };
    default:
      return { state, gatewayId: id };
  }
}
