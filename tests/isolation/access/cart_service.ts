import { anyone, customer, type Access } from './rules.ts';

const VISITORS = 'user_id is null and session_id = :cart';

export const cart_service: Record<string, Access> = {
  carts: {
    shows: 'cart_id user_id expires_at created_date',
    // Whoever knows it has the cart.
    hides: 'session_id abandoned_told_at',
    reads: [anyone(VISITORS), customer()],
  },
  cart_items: {
    shows: 'cart_item_id cart_id product_id product_variant_id quantity price_at_add added_at',
    hides: 'created_date',
    reads: [
      anyone(`cart_id in (select cart_id from cart_service.carts where ${VISITORS})`),
      customer('cart_id in (select cart_id from cart_service.carts where user_id = :user)'),
    ],
  },
};
