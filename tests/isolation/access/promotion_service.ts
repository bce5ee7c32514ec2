import { admin, anyone, customer, staff, type Access } from './rules.ts';

export const promotion_service: Record<string, Access> = {
  promotions: {
    shows: `
      promotion_id seller_id name description discount_type discount_value start_date end_date
      usage_limit_total usage_limit_per_user min_order_amount applies_to_category_ids
      applies_to_product_ids applies_to_seller_ids is_active created_date
    `,
    // Whoever can read a code can spend it.
    showsOnly: { code: ['seller', 'admin'] },
    hides: 'used_count',
    reads: [
      anyone('code is null and is_active and now() between start_date and end_date'),
      staff(['MANAGER']),
      admin(['SUPER_ADMIN', 'FINANCE', 'CATALOG_MANAGER']),
    ],
  },
  promotion_redemptions: {
    shows: 'redemption_id promotion_id user_id checkout_id order_id amount status created_date',
    hides: '',
    reads: [customer()],
  },
  user_promotion_usage: {
    shows: 'usage_id user_id promotion_id usage_count order_id created_date',
    hides: '',
    reads: [customer()],
  },
};
