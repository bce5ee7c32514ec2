import type { Carrier } from './carrier.ts';
import type { CarrierSettings } from './settings.ts';
import { simulatedCarrier } from './simulatedCarrier.ts';

/** The carriers that the settings name. */
export interface Carriers {
  /** Takes new parcels. */
  current: Carrier;
  /** The one that follows a parcel; undefined when there is none of that name. */
  named(name: string): Carrier | undefined;
}

/** A carrier is added here, by its file, and in {@link CarrierSettings}. */
export function carriersOf(settings: CarrierSettings): Carriers {
  const all = new Map(
    [simulatedCarrier(settings.CARRIER_STEP_SECONDS)].map((carrier) => [carrier.name, carrier]),
  );
  return { current: all.get(settings.CARRIER)!, named: (name) => all.get(name) };
}
