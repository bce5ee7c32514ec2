import { z } from 'zod';
import { gatewayOf } from './gatewayOf.ts';
import { defineSaga } from './saga.ts';

/** Money that was authorised after its checkout had been cancelled: late, and nobody wants it. */
export const RETURN_PAYMENT = defineSaga({
  name: 'return_payment',
  purpose: 'Lets go of money that a gateway holds for a checkout that was cancelled before.',
  input: z.object({ transactionId: z.guid() }),
  attempts: 20,
  steps: [
    {
      name: 'abandon',
      kind: 'outside',
      async run({ input: { transactionId } }, key, { database, gateways }) {
        const { rows } = await database.query('select payment_service.gateway_of($1) as name', [
          transactionId,
        ]);
        await gatewayOf(gateways, rows[0].name).abandon({ key, reference: transactionId });
        await database.query('select payment_service.record_release($1)', [transactionId]);
      },
    },
  ],
});
