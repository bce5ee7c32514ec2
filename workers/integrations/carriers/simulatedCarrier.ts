import { createHash } from 'node:crypto';
import type { BookedParcel, Carrier, TrackingStatus } from './carrier.ts';

const WAY: readonly [TrackingStatus, string][] = [
  ['ACCEPTED', 'Сортировочный центр отправителя'],
  ['IN_TRANSIT', 'В пути между городами'],
  ['OUT_FOR_DELIVERY', 'Сортировочный центр получателя'],
  ['DELIVERED', 'Получатель'],
];

/**
 * The carrier that comes with the project: its parcels go a step further each time the clock has gone so many seconds
 * since they were booked. It remembers nothing, and so forgets nothing.
 */
export function simulatedCarrier(stepSeconds: number, now: () => number = Date.now): Carrier {
  return {
    name: 'simulated',
    pollSeconds: stepSeconds,
    async book({ key, trackingNumber }) {
      const digits = parseInt(createHash('sha256').update(key).digest('hex').slice(0, 8), 16);
      return { trackingNumber: trackingNumber ?? `SIM${String(digits).padStart(10, '0')}` };
    },
    async track({ bookedAt, toPickup }: BookedParcel) {
      return WAY.map(([status, place], at) => ({
        id: `step-${at + 1}`,
        status: toPickup && status === 'OUT_FOR_DELIVERY' ? ('READY_FOR_PICKUP' as const) : status,
        place,
        at: bookedAt.getTime() + (at + 1) * stepSeconds * 1000,
      }))
        .filter(({ at }) => at <= now())
        .map(({ at, ...event }) => ({ ...event, occurredAt: new Date(at).toISOString() }));
    },
  };
}
