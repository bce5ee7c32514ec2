import type { JobHelpers, Task } from 'graphile-worker';
import { z } from 'zod';
import { eventOf } from '../events/topics.ts';
import type { Carriers } from '../integrations/carriers/index.ts';
import { cronPayload, defineTask } from './task.ts';

const parcelPayload = z.object({ shipmentId: z.coerce.string().regex(/^\d+$/) });

interface Parcel {
  reference: string;
  tracking_number: string | null;
  integration: string | null;
  booked_at: Date | null;
  to_pickup: boolean;
}

/** An order was sent: its parcel is there, and is followed if it is ours to follow. */
export const openShipment = defineTask(eventOf('order.shipped'), async ({ payload }, { helpers }) => {
  const { rows } = await helpers.query<{ id: string }>('select logistics_service.open_shipment($1) as id', [
    payload.orderId,
  ]);
  await follow(helpers, rows[0]!.id, 0);
});

/**
 * One look after a parcel: the carrier is told of it, or asked where it is, and asked again after a while, until it has
 * arrived. Looking twice is no harm.
 */
export const followParcel = (carriers: Carriers): Task =>
  defineTask(parcelPayload, async ({ shipmentId }, { helpers }) => {
    const { rows } = await helpers.query<Parcel>('select * from logistics_service.parcel($1)', [shipmentId]);
    const [parcel] = rows;
    if (!parcel) return;
    if (!parcel.integration) {
      const carrier = carriers.current;
      const { trackingNumber } = await carrier.book({
        key: `shipment:${shipmentId}`,
        reference: parcel.reference,
        trackingNumber: parcel.tracking_number,
      });
      await helpers.query('select logistics_service.record_booking($1, $2, $3)', [
        shipmentId,
        carrier.name,
        trackingNumber,
      ]);
      await follow(helpers, shipmentId, carrier.pollSeconds);
      return;
    }
    const carrier = carriers.named(parcel.integration);
    if (!carrier) throw new Error(`Shipment ${shipmentId}: no carrier ${parcel.integration} is set up.`);
    const events = await carrier.track({
      trackingNumber: parcel.tracking_number!,
      bookedAt: parcel.booked_at!,
      toPickup: parcel.to_pickup,
    });
    const told = events.map(({ id, status, place, occurredAt }) => ({
      id,
      status,
      place: place ?? null,
      occurred_at: occurredAt,
    }));
    const { rows: recorded } = await helpers.query<{ is_over: boolean }>(
      'select logistics_service.record_tracking($1, $2) as is_over',
      [shipmentId, JSON.stringify(told)],
    );
    if (!recorded[0]!.is_over) await follow(helpers, shipmentId, carrier.pollSeconds);
  });

/** Every few minutes: parcels that nobody has asked after for a while, because a job was lost or has given up. */
export const findParcels = (carriers: Carriers): Task =>
  defineTask(cronPayload, async (_payload, { helpers }) => {
    const rest = Math.max(120, 3 * carriers.current.pollSeconds);
    const { rows } = await helpers.query<{ shipment_id: string }>(
      `select shipment_id from logistics_service.unfollowed_parcels($1 * interval '1 second', 1000)`,
      [rest],
    );
    for (const { shipment_id } of rows) await follow(helpers, shipment_id, 0);
  });

/** The key keeps it one job a parcel, however many ask for it. */
async function follow(helpers: JobHelpers, shipmentId: string, inSeconds: number): Promise<void> {
  await helpers.addJob(
    'followParcel',
    { shipmentId },
    { jobKey: `parcel:${shipmentId}`, runAt: new Date(Date.now() + inSeconds * 1000), maxAttempts: 10 },
  );
}
