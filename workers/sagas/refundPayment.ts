import { z } from 'zod';
import { gatewayOf } from './gatewayOf.ts';
import { defineSaga } from './saga.ts';

const refunded = z.object({ refund: z.object({ gatewayRefundId: z.string().nullable() }) });

/** Money that a buyer gets back. It is owed: a gateway that is away, or refuses, is asked until it gives it. */
export const REFUND_PAYMENT = defineSaga({
  name: 'refund_payment',
  purpose: 'Gives a buyer money back through the gateway that took it, and posts that.',
  input: z.object({ refundId: z.number().int() }),
  // A week, at one in ten minutes: long enough for somebody to see why it fails and do something.
  attempts: 1000,
  steps: [
    {
      name: 'refund',
      kind: 'outside',
      async run({ input }, key, { database, gateways }) {
        const { rows } = await database.query('select * from payment_service.begin_refund($1)', [
          input.refundId,
        ]);
        const { gateway, gateway_transaction_id: gatewayId, amount, currency, ...refund } = rows[0];
        // Cash goes back by hand, and of what cost nothing there is nothing to give.
        if (refund.is_settled || gateway === null || Number(amount) === 0) return { gatewayRefundId: null };
        return gatewayOf(gateways, gateway).refund({
          key,
          gatewayId,
          amount: { value: amount, currency },
          reference: refund.transaction_id,
        });
      },
    },
    {
      name: 'settle',
      kind: 'local',
      async run(client, { input, state }) {
        await client.query('select payment_service.settle_refund($1, $2)', [
          input.refundId,
          refunded.parse(state).refund.gatewayRefundId,
        ]);
      },
    },
  ],
});
