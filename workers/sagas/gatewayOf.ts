import type { PaymentGateway } from '../integrations/gateways/gateway.ts';
import type { Outside } from './saga.ts';

/** A payment stays with the gateway it was begun with. */
export function gatewayOf(gateways: Outside['gateways'], name: string): PaymentGateway {
  const gateway = gateways.named(name);
  if (!gateway) throw new Error(`The gateway ${name} is not set up.`);
  return gateway;
}
