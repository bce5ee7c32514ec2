import type { Task } from 'graphile-worker';
import type { Logger } from 'pino';
import { z } from 'zod';
import { GatewayUnavailable } from '../integrations/gateways/gateway.ts';
import type { Gateways } from '../integrations/gateways/index.ts';
import { defineTask } from './task.ts';

/** A payment is left alone for so long: the saga asks by itself, and webhooks come. */
const PATIENCE_MINUTES = 5;

interface Unsettled {
  transaction_id: string;
  gateway: string;
}

/**
 * Asks the gateways how payments stand that have been under way for long, as if their webhooks had come: those may have
 * been lost. One gateway that does not answer does not keep the others from being asked.
 */
export const reconcilePayments = (gateways: Gateways, log: Logger): Task =>
  defineTask(z.looseObject({}), async (_payload, { helpers }) => {
    const away = new Set<string>();
    for (let after: string | null = null, isMore = true; isMore;) {
      const { rows }: { rows: Unsettled[] } = await helpers.query(
        'select * from payment_service.unsettled_payments($1, $2)',
        [PATIENCE_MINUTES, after],
      );
      for (const { transaction_id, gateway: name } of rows) {
        const gateway = gateways.named(name);
        if (!gateway || away.has(name)) continue;
        try {
          const known = await gateway.find(transaction_id);
          // Nothing has happened to it yet.
          if (known?.state === 'PENDING' || known?.state === 'ACTION_REQUIRED') continue;
          await helpers.query('select payment_service.reconcile_payment($1, $2, $3, $4)', [
            transaction_id,
            known?.state ?? null,
            known?.gatewayId ?? null,
            known?.state === 'DECLINED' ? known.declineCode : null,
          ]);
        } catch (error) {
          if (!(error instanceof GatewayUnavailable)) throw error;
          away.add(name);
          log.warn({ gateway: name, reason: error.message }, 'payments are not reconciled now');
        }
      }
      after = rows.at(-1)?.transaction_id ?? null;
      isMore = after !== null;
    }
  });
