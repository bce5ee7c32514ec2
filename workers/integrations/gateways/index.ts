import type { PaymentGateway } from './gateway.ts';
import { sandboxGateway } from './sandboxGateway.ts';
import type { GatewaySettings } from './settings.ts';

/** The gateways that the settings name. */
export interface Gateways {
  /** Takes new payments. */
  current: PaymentGateway;
  /** The one that a payment, or a webhook's address, names; undefined when there is none of that name. */
  named(name: string): PaymentGateway | undefined;
}

/** A gateway is added here, by its file, and in {@link GatewaySettings}. */
export function gatewaysOf(settings: GatewaySettings & { SHOP_URL?: string }): Gateways {
  const all = new Map([sandboxGateway(settings)].map((gateway) => [gateway.name, gateway]));
  return { current: all.get(settings.PAYMENT_GATEWAY)!, named: (name) => all.get(name) };
}
