/** How far a parcel came, as shipments.status has it. */
export type TrackingStatus =
  'ACCEPTED' | 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'READY_FOR_PICKUP' | 'DELIVERED' | 'LOST';

/** What a carrier says of a parcel. It may say the same again, by the same id. */
export interface TrackingEvent {
  /** The carrier's name for the event, unique for the parcel. */
  id: string;
  status: TrackingStatus;
  place?: string;
  /** ISO 8601. */
  occurredAt: string;
}

/** A parcel that a carrier knows of. */
export interface BookedParcel {
  trackingNumber: string;
  bookedAt: Date;
  /** It is fetched at a point, not brought to the door. */
  toPickup: boolean;
}

/**
 * Whoever carries parcels for us. A call throws {@link CarrierUnavailable} when it is to be tried again. Booking carries
 * a key: asked again with it, the carrier has the one parcel and says the same.
 */
export interface Carrier {
  /** As shipments.integration has it. */
  readonly name: string;
  /** How long it is worth waiting before it is asked again. */
  readonly pollSeconds: number;
  /** Announces a parcel; without a number the carrier gives one. */
  book(parcel: {
    key: string;
    reference: string;
    trackingNumber: string | null;
  }): Promise<{ trackingNumber: string }>;
  /** All it knows of a parcel, the oldest first. */
  track(parcel: BookedParcel): Promise<TrackingEvent[]>;
}

/** Not reached, or no answer: ask again. */
export class CarrierUnavailable extends Error {}
