import express, { Router } from 'express';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { WebhookForged, type GatewayEvent } from '../../workers/integrations/gateways/gateway.ts';
import type { Gateways } from '../../workers/integrations/gateways/index.ts';
import { explainDatabaseError } from '../errors/fromDatabase.ts';
import { answerError } from '../http/answerError.ts';
import { requestRate } from '../http/protection.ts';

/** What {@link receiveWebhooks} works with. */
export interface WebhookDesk {
  gateways: Gateways;
  /** Connections of `market_auth`. */
  pool: Pool;
  log: Logger;
  /** Bad requests a minute from one address; 0 is no limit. */
  forgeriesPerMinute: number;
}

/** A webhook is a small thing. */
const MOST_BYTES = '64kb';

/**
 * Answers `POST /webhooks/payments/<gateway>`. What is signed is written down before it is believed, and 204 says that
 * it is; whatever else is answered, the gateway tells it again.
 */
export function receiveWebhooks({ gateways, pool, log, forgeriesPerMinute }: WebhookDesk): Router {
  const router = Router();
  router.post(
    '/:gateway',
    requestRate(forgeriesPerMinute, { failuresOnly: true }),
    express.raw({ type: () => true, limit: MOST_BYTES, inflate: false }),
    async (req, res) => {
      const gateway = gateways.named(String(req.params['gateway']));
      if (!gateway) return answerError(res, 'NOT_FOUND', 'There is nothing here.');
      let event: GatewayEvent;
      try {
        const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
        event = gateway.readWebhook(body, req.headers as Record<string, string | undefined>);
      } catch (error) {
        if (error instanceof WebhookForged) return answerError(res, 'WEBHOOK_REFUSED', error.message);
        log.error({ gateway: gateway.name }, 'a gateway signed a webhook that nobody can read');
        return answerError(res, 'BAD_REQUEST', 'This webhook cannot be read.');
      }
      try {
        const { rows } = await pool.query<{ outcome: string }>(takenFrom(gateway.name, event));
        const { outcome } = rows[0]!;
        if (outcome === 'UNKNOWN' || outcome === 'CONTRADICTS') {
          const { eventId, kind, reference } = event;
          log.error(
            { gateway: gateway.name, eventId, kind, reference, outcome },
            'a webhook fits no payment',
          );
        }
        res.status(204).end();
      } catch (error) {
        const explained = explainDatabaseError(error);
        if (explained?.code !== 'UNAVAILABLE') throw error;
        answerError(res, 'UNAVAILABLE', explained.message);
      }
    },
  );
  return router;
}

const takenFrom = (gateway: string, event: GatewayEvent) => ({
  name: 'take_gateway_event',
  text: 'select payment_service.take_gateway_event($1, $2, $3, $4, $5, $6, $7, $8, $9) as outcome',
  values: [
    gateway,
    event.eventId,
    event.kind,
    event.gatewayId,
    event.reference,
    event.amount?.value ?? null,
    event.amount?.currency ?? null,
    event.declineCode ?? null,
    event.occurredAt,
  ],
});
