import { admin, anyone, customer, staff, type Access, type Rule } from './rules.ts';

const LOGISTICIANS = ['SUPER_ADMIN', 'SUPPORT', 'LOGISTICS_MANAGER'] as const;
const SHOP_PEOPLE = ['MANAGER', 'ORDER_PROCESSOR', 'FINANCIER', 'MESSENGER'] as const;
const reads: readonly Rule[] = [anyone('is_active'), admin(LOGISTICIANS)];

const ofParcel = (condition: string) =>
  `shipment_id in (select shipment_id from logistics_service.shipments where ${condition})`;

export const logistics_service: Record<string, Access> = {
  shipping_carriers: {
    shows: 'carrier_id name tracking_url_pattern is_active',
    hides: 'api_key_encrypted',
    reads,
  },
  shipping_methods: {
    shows: `
      method_id name description type base_cost min_delivery_days max_delivery_days is_active
      carrier_id is_marketplace_delivery
    `,
    hides: '',
    // Nobody can be offered what no carrier will carry; without a carrier the shop delivers.
    reads: [
      anyone(`is_active and not exists (
        select from logistics_service.shipping_carriers as carrier
        where carrier.carrier_id = each.carrier_id and not carrier.is_active)`),
      admin(LOGISTICIANS),
    ],
  },
  pickup_points: {
    shows: 'point_id name address city latitude longitude working_hours_json is_active',
    hides: '',
    reads,
  },
  shipments: {
    shows: `
      shipment_id order_id user_id seller_id carrier_id tracking_number status is_followed booked_at
      delivered_at created_date
    `,
    hides: 'integration looked_at',
    reads: [customer(), staff(SHOP_PEOPLE, 'seller_id = :seller'), admin(LOGISTICIANS)],
  },
  tracking_events: {
    shows: 'event_id shipment_id status place occurred_at created_date',
    hides: 'carrier_event_id',
    reads: [
      customer(ofParcel('user_id = :user')),
      staff(SHOP_PEOPLE, ofParcel('seller_id = :seller')),
      admin(LOGISTICIANS),
    ],
  },
};
