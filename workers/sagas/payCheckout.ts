import { z } from 'zod';
import { GatewayRefused, type Authorisation, type PaymentGateway } from '../integrations/gateways/gateway.ts';
import { gatewayOf } from './gatewayOf.ts';
import { defineSaga, Refused, Waiting, type Outside } from './saga.ts';

/** What `payment_service.open_payment` tells of a payment. */
interface Payment {
  transaction_id: string;
  /** Null for cash. */
  gateway: string | null;
  status: string;
  method_type: string;
  amount: string;
  currency: string;
  token: string | null;
  gateway_transaction_id: string | null;
  action_url: string | null;
  checkout_status: string;
  seconds_left: number | null;
}

/** What is not heard of is asked for as often as this, though a webhook wakes the saga. */
const LONGEST_WAIT_SECONDS = 60;

const authorised = z.object({
  authorise: z.object({
    transactionId: z.string(),
    gateway: z.string().nullable(),
    gatewayId: z.string().nullable(),
    amount: z.string(),
    currency: z.string(),
  }),
});
const captured = authorised.extend({ capture: z.object({ fee: z.string() }).optional() });

/** From an order that was placed to one that is paid for and sent, or to none at all. */
export const PAY_CHECKOUT = defineSaga({
  name: 'pay_checkout',
  purpose:
    'Has a checkout paid for and its orders confirmed; declined or too late, it lets the money go and cancels them.',
  input: z.object({ checkoutId: z.number().int() }),
  // A gateway may be away for some minutes; the checkout's own end comes before that.
  attempts: 12,
  steps: [
    {
      name: 'authorise',
      kind: 'outside',
      async run({ input }, key, { database, gateways, shopUrl }) {
        const payment = await openPayment(database, input.checkoutId, gateways.current.name);
        const about = {
          transactionId: payment.transaction_id,
          gateway: payment.gateway,
          amount: payment.amount,
          currency: payment.currency,
        };
        if (payment.gateway === null) return { ...about, gatewayId: null };
        if (payment.checkout_status !== 'PENDING') throw new Refused('The checkout was cancelled.');
        switch (payment.status) {
          case 'AUTHORIZED':
          case 'PAID':
            return { ...about, gatewayId: payment.gateway_transaction_id };
          case 'FAILED':
          case 'CANCELLED':
            throw new Refused(`The payment is ${payment.status}.`);
        }
        if (payment.seconds_left !== null && payment.seconds_left <= 0)
          throw new Refused('It was not paid for in time.');
        if (!payment.token) throw new Refused('The way of paying is gone.');

        const gateway = gatewayOf(gateways, payment.gateway);
        const answer = payment.gateway_transaction_id
          ? ((await gateway.find(payment.transaction_id)) ??
            (await authorise(gateway, key, payment, shopUrl)))
          : await authorise(gateway, key, payment, shopUrl);
        const gatewayId = answer.gatewayId ?? null;
        await database.query(RECORD, [
          payment.transaction_id,
          answer.state,
          gatewayId,
          answer.state === 'ACTION_REQUIRED' ? answer.actionUrl : null,
          answer.state === 'DECLINED' ? answer.declineCode : null,
          answer.state === 'DECLINED' ? answer.message : null,
        ]);
        switch (answer.state) {
          case 'AUTHORISED':
          case 'CAPTURED':
            return { ...about, gatewayId };
          case 'DECLINED':
          case 'VOIDED':
            throw new Refused(
              answer.state === 'DECLINED' ? `Declined: ${answer.declineCode}.` : 'It was let go.',
            );
          default:
            throw new Waiting(
              answer.state === 'ACTION_REQUIRED'
                ? 'The buyer has to allow it.'
                : 'The gateway has to decide.',
              Math.max(1, Math.min(LONGEST_WAIT_SECONDS, payment.seconds_left ?? LONGEST_WAIT_SECONDS)),
            );
        }
      },
      async undo({ input }, key, { database, gateways }) {
        const payment = await openPayment(database, input.checkoutId, gateways.current.name);
        // Whether it was authorised may not be known: its answer may have been lost, or be on its way still.
        if (payment.gateway !== null)
          await gatewayOf(gateways, payment.gateway).abandon({ key, reference: payment.transaction_id });
        await database.query('select payment_service.record_release($1)', [payment.transaction_id]);
        await database.query('select order_service.cancel_checkout($1, $2)', [
          input.checkoutId,
          payment.status === 'FAILED' ? 'PAYMENT_DECLINED' : 'PAYMENT_EXPIRED',
        ]);
      },
    },
    {
      name: 'capture',
      kind: 'outside',
      async run({ state }, key, { gateways }) {
        const { gateway, gatewayId, amount, currency } = authorised.parse(state).authorise;
        if (gateway === null || gatewayId === null) return undefined;
        return gatewayOf(gateways, gateway)
          .capture({ key, gatewayId, amount: { value: amount, currency } })
          .catch((error) => {
            throw error instanceof GatewayRefused ? new Refused(error.message) : error;
          });
      },
      async undo({ state }, key, { gateways }) {
        const { gateway, gatewayId, amount, currency, transactionId } = authorised.parse(state).authorise;
        if (gateway === null || gatewayId === null) return;
        const taker = gatewayOf(gateways, gateway);
        if ((await taker.find(transactionId))?.state === 'CAPTURED')
          await taker.refund({
            key,
            gatewayId,
            amount: { value: amount, currency },
            reference: transactionId,
          });
      },
    },
    {
      name: 'confirm',
      kind: 'local',
      async run(client, { input, state }) {
        const { authorise: payment, capture } = captured.parse(state);
        const { rows } = await client.query('select order_service.confirm_checkout($1, $2) as is_confirmed', [
          input.checkoutId,
          payment.gatewayId === null ? 'PENDING' : 'PAID',
        ]);
        if (!rows[0].is_confirmed) throw new Refused('The checkout was cancelled.');
        if (payment.gatewayId !== null)
          await client.query('select payment_service.record_capture($1, $2)', [
            payment.transactionId,
            capture?.fee ?? '0',
          ]);
      },
    },
  ],
});

const RECORD = 'select payment_service.record_authorization($1, $2, $3, $4, $5, $6)';

async function openPayment(
  database: Outside['database'],
  checkoutId: number,
  gateway: string,
): Promise<Payment> {
  const { rows } = await database.query<Payment>({
    name: 'open_payment',
    text: 'select * from payment_service.open_payment($1, $2)',
    values: [checkoutId, gateway],
  });
  return rows[0]!;
}

/** What the gateway would never take is declined, as a card is. */
async function authorise(
  gateway: PaymentGateway,
  key: string,
  payment: Payment,
  shopUrl: string,
): Promise<Authorisation> {
  try {
    return await gateway.authorise({
      key,
      reference: payment.transaction_id,
      amount: { value: payment.amount, currency: payment.currency },
      token: payment.token!,
      returnUrl: `${shopUrl}/payments/${payment.transaction_id}`,
    });
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error;
    return { state: 'DECLINED', declineCode: error.code, message: error.message };
  }
}
