import { PasswordHashes } from '../../api/identity/passwordHashes.ts';
import type { TestDatabase } from '../database.ts';

/** What only this person is called, and nothing else in the demo marketplace. */
export const MARKS = {
  firstName: 'Xantippe',
  lastName: 'Quellenfels',
  email: 'xantippe.quellenfels@example.com',
  phone: '+79005550123',
  street: 'Jabberwock Lane',
  password: 'correct horse battery',
} as const;

/**
 * Makes a customer of the demo, with orders that are all over, into somebody who has left a trace in every table that
 * can hold one. Returns whom.
 */
export async function makeKnownEverywhere({ owner }: TestDatabase): Promise<number> {
  const { rows } = await owner.query(`
    select orders.user_id
    from order_service.orders
    join user_service.users using (user_id)
    where users.status = 'ACTIVE' and users.user_id between 1 and 500
    group by orders.user_id
    having bool_and(orders.status in ('COMPLETED', 'CANCELLED', 'RETURNED', 'REFUNDED')) and bool_or(orders.status = 'COMPLETED')
    order by
      (select count(*) from promotion_service.promotion_redemptions as used where used.user_id = orders.user_id) desc,
      orders.user_id
    limit 1`);
  const user = Number(rows[0].user_id);
  const passwords = new PasswordHashes(1);
  const hash = await passwords.hash(MARKS.password);
  await passwords.close();
  const statements: [sql: string, values?: unknown[]][] = [
    [
      `update user_service.users set first_name = $2, last_name = $3, email = $4, phone_number = $5,
         date_of_birth = '1991-02-03', gender = 'OTHER', avatar_url = '/media/xantippe.webp' where user_id = $1`,
      [user, MARKS.firstName, MARKS.lastName, MARKS.email, MARKS.phone],
    ],
    [
      `insert into user_service.user_addresses (user_id, label, city, street, house_number)
       values ($1, 'of Xantippe', 'Omsk', $2, '7')`,
      [user, MARKS.street],
    ],
    [
      `insert into user_service.favorite_products (user_id, product_id)
       select $1, min(product_id) from product_service.products on conflict do nothing`,
    ],
    ['update auth_service.user_credentials set password_hash = $2 where user_id = $1', [user, hash]],
    [
      `insert into auth_service.user_sessions (user_id, ip_address, device_info, expires_at)
       values ($1, '198.51.100.77', 'Telephone of Xantippe', now() + interval '1 hour')`,
    ],
    [
      `insert into auth_service.login_history (user_id, ip_address, device_info, status)
       values ($1, '198.51.100.77', 'Telephone of Xantippe', 'SUCCESS')`,
    ],
    [
      `insert into auth_service.two_factor_auth_settings (user_id, is_enabled) values ($1, false)
       on conflict do nothing`,
    ],
    [`insert into auth_service.recovery_codes (user_id, code_digest) values ($1, 'x')`],
    [
      `insert into auth_service.challenges (challenge_id, purpose, user_id, contact, expires_at)
       values (gen_random_uuid(), 'VERIFY_PHONE', $1, $2, now() + interval '1 hour')`,
      [user, MARKS.phone],
    ],
    [
      `insert into seller_service.sellers (user_id, shop_name, description, commission_rate, contact_email, contact_phone, status)
       values ($1, 'Quellenfels & Co', 'Xantippe sells', 0, $2, $3, 'REJECTED')`,
      [user, MARKS.email, MARKS.phone],
    ],
    [
      `insert into seller_service.seller_staff (user_id, seller_id, role, accepted_at)
       values ($1, 1, 'MESSENGER', now())`,
    ],
    [
      `insert into seller_service.staff_invitations
         (seller_id, email, invited_user_id, role, token_digest, invited_by_user_id, expires_at)
       values (2, $2, $1, 'MESSENGER', sha256('token of Xantippe'), 1006, now() + interval '1 day')`,
      [user, MARKS.email],
    ],
    [
      `insert into user_service.uploads (user_id, purpose, store, content_type, declared_bytes, expires_at)
       values ($1, 'AVATAR', 'LOCAL', 'image/png', 1000, now() + interval '1 hour')`,
    ],
    [
      `insert into payment_service.saved_payment_methods (user_id, type, token, last_four_digits, card_brand)
       values ($1, 'CARD', 'token of Xantippe', '4242', 'XANTIPPE')`,
    ],
    [
      `with refund as (
         insert into payment_service.refunds (transaction_id, order_id, user_id, reason, status, request_key)
         select transaction_id, order_id, $1, 'LINES_CANCELLED', 'WAIVED', 'of nothing'
         from payment_service.payment_allocations where user_id = $1 order by order_id limit 1
         returning refund_id, order_id
       )
       insert into payment_service.refund_items (refund_id, order_item_id, user_id, quantity, amount)
       select refund_id, min(order_item_id), $1, 1, 0
       from refund join order_service.order_items using (order_id) group by refund_id`,
    ],
    [
      `update payment_service.payment_transactions set error_message = 'Card of Xantippe Quellenfels' where user_id = $1`,
    ],
    [`insert into wms_service.warehouse_staff (warehouse_id, user_id) values (1, $1)`],
    [
      `insert into promotion_service.user_promotion_usage (user_id, promotion_id, usage_count)
       select $1, min(promotion_id), 0 from promotion_service.promotions
       on conflict do nothing`,
    ],
    [
      `insert into cart_service.carts (user_id, session_id) values ($1, 'cart of Xantippe')
       on conflict (user_id) do update set session_id = excluded.session_id`,
    ],
    [
      `insert into cart_service.cart_items (cart_id, product_id, product_variant_id, quantity, price_at_add)
       select cart_id, product_id, variant_id, 1, 1
       from cart_service.carts,
         lateral (select product_id, variant_id from product_service.product_variants order by variant_id limit 1) as variant
       where user_id = $1 on conflict do nothing`,
    ],
    [
      `update order_service.orders set shipping_address_json = jsonb_build_object(
         'first_name', 'Xantippe', 'last_name', 'Quellenfels', 'phone_number', $2::text, 'city', 'Omsk',
         'street', $3::text, 'house_number', '7') where user_id = $1`,
      [user, MARKS.phone, MARKS.street],
    ],
    [
      `insert into review_service.reviews (user_id, product_id, rating, comment, status)
       select $1, max(product_id), 5, 'Well made.', 'APPROVED' from product_service.products`,
    ],
    [
      `insert into review_service.review_images (review_id, url)
       select max(review_id), '/media/review.webp' from review_service.reviews where user_id = $1`,
    ],
    [
      `insert into qa_service.questions (user_id, product_id, text)
       select $1, max(product_id), 'How long is it?' from product_service.products`,
    ],
    [
      `insert into qa_service.answers (question_id, responder_id, responder_type, text)
       select (select min(question_id) from qa_service.questions where product_id = item.product_id), $1, 'USER', 'Long.'
       from order_service.purchased_items as item
       where item.user_id = $1 and item.delivered
         and item.product_id in (select product_id from qa_service.questions where status = 'ANSWERED') limit 1`,
    ],
    [
      `with chat as (
         insert into messaging_service.chat_conversations
           (participant1_id, participant1_type, participant2_id, participant2_type, subject)
         values ($1, 'USER', 60, 'SELLER', 'Order of Xantippe') returning conversation_id
       )
       insert into messaging_service.chat_messages (conversation_id, sender_id, sender_type, message_text)
       select conversation_id, $1, 'USER'::messaging_service.chat_participant_type_enum, 'I am Xantippe Quellenfels'
       from chat
       union all
       select conversation_id, 60, 'SELLER', 'Dear Xantippe!' from chat`,
    ],
    [
      `insert into notification_service.notifications (user_id, type, message_text)
       values ($1, 'MESSAGE', 'Xantippe, you have a message')`,
    ],
    [`insert into notification_service.notification_settings (user_id) values ($1) on conflict do nothing`],
    [
      `insert into search_service.search_query_logs (query_text, user_id, ip_address)
       values ('quellenfels family', $1, '198.51.100.77')`,
    ],
    [
      `insert into admin_service.admin_users (user_id, username, password_hash, is_active)
       values ($1, 'xantippe', 'x', false)`,
    ],
  ];
  const failed: string[] = [];
  for (const [sql, values] of statements)
    await owner
      .query(sql, values ?? (sql.includes('$1') ? [user] : []))
      .catch((error: Error) => failed.push(`${error.message}: ${sql}`));
  if (failed.length) throw new Error(failed.join('\n'));
  return user;
}
