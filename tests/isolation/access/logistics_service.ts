import { admin, anyone, type Access, type Rule } from './rules.ts';

const LOGISTICIANS = ['SUPER_ADMIN', 'SUPPORT', 'LOGISTICS_MANAGER'] as const;
const reads: readonly Rule[] = [anyone('is_active'), admin(LOGISTICIANS)];

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
};
