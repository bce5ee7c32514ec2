import { admin, customer, staff, type Access, type Rule } from './rules.ts';

const ORDER_ADMINS = ['SUPER_ADMIN', 'SUPPORT', 'FINANCE'] as const;
const SHOP_PEOPLE = ['MANAGER', 'ORDER_PROCESSOR', 'FINANCIER', 'MESSENGER'] as const;

const ofOrder = (condition: string) =>
  `order_id in (select order_id from order_service.orders where ${condition})`;
const readsWithOrder: readonly Rule[] = [
  customer(ofOrder('user_id = :user')),
  staff(SHOP_PEOPLE, ofOrder('seller_id = :seller')),
  admin(ORDER_ADMINS),
];

export const order_service: Record<string, Access> = {
  // Spans shops, so no shop sees it.
  checkouts: {
    shows: `
      checkout_id user_id total_amount discount_amount shipping_cost currency status
      payment_method_type promo_code expires_at confirmed_at cancel_reason created_date
    `,
    hides: 'idempotency_key request_digest payment_method_id',
    reads: [customer(), admin(ORDER_ADMINS)],
  },
  orders: {
    shows: `
      order_id checkout_id user_id seller_id status total_amount discount_amount shipping_cost
      shipping_address_json payment_status shipping_method_id tracking_number order_type
      expected_delivery_date delivered_at shipping_discount_amount pickup_point_id ship_by
      accepted_at cancel_reason cancel_note created_date last_modified_date
    `,
    // The shop reads this table too, and how somebody pays is not its business.
    hides: 'payment_method_id shipping_subsidy_amount',
    reads: [customer(), staff(SHOP_PEOPLE), admin(ORDER_ADMINS)],
  },
  order_items: {
    shows: `
      order_item_id order_id product_id product_variant_id sku_code product_name quantity unit_price
      total_item_price discount_amount vat_rate cancelled_quantity created_date
    `,
    // The buyer reads this table too.
    hides: 'commission_rate commission_amount subsidy_amount',
    reads: readsWithOrder,
  },
  line_cancellations: {
    shows: 'cancellation_id order_id order_item_id quantity reason note created_date',
    hides: 'idempotency_key',
    reads: readsWithOrder,
  },
  order_status_history: {
    shows: 'history_id order_id status created_date',
    hides: 'changed_by_user_id',
    reads: readsWithOrder,
  },
};
