/**
 * What holds of the demo marketplace besides what the database itself says must always hold
 * (`platform.check_invariants()`, `platform.check_logical_keys()`); `broken` returns a row for each place where it does not.
 */
export interface Rule {
  name: string;
  broken: string;
}

export const RULES: Rule[] = [
  // user_service
  {
    name: 'a favourite comes after its user and its product',
    broken: `
      select favorite.favorite_id
      from user_service.favorite_products as favorite
      join user_service.users using (user_id)
      join product_service.products as product using (product_id)
      where favorite.created_date < users.created_date or favorite.created_date < product.created_date`,
  },
  {
    name: 'nobody bought after they were last seen',
    broken: `
      select users.user_id
      from user_service.users
      join order_service.orders using (user_id)
      where orders.created_date > users.last_activity_at or orders.created_date < users.created_date`,
  },

  // auth_service, seller_service, admin_service
  {
    name: 'every user can sign in',
    broken: `
      select users.user_id
      from user_service.users
      full join auth_service.user_credentials as credentials using (user_id)
      where users.user_id is null or credentials.user_id is null`,
  },
  {
    name: 'every shop has its owner as a manager and one working member in each role',
    broken: `
      select sellers.seller_id
      from seller_service.sellers
      left join seller_service.seller_staff as staff
        on staff.seller_id = sellers.seller_id and staff.is_active and staff.accepted_at is not null
      group by sellers.seller_id, sellers.user_id
      having count(distinct staff.role) <> 5
        or count(*) filter (where staff.role = 'MANAGER' and staff.user_id = sellers.user_id) <> 1`,
  },
  {
    name: 'a live session is for a portal its user may use',
    broken: `
      select session.session_id
      from auth_service.user_sessions as session
      where session.audience = 'seller' and not exists (
          select from seller_service.seller_staff as staff where staff.user_id = session.user_id)
        or session.audience = 'admin' and not exists (
          select from admin_service.admin_users as admin where admin.user_id = session.user_id)
        or session.audience = 'warehouse' and not exists (
          select from wms_service.warehouse_staff as staff where staff.user_id = session.user_id)`,
  },

  // product_service
  {
    name: 'a product is listed only while its shop may sell',
    broken: `
      select product_id
      from product_service.products
      join seller_service.sellers using (seller_id)
      where products.is_shop_active <> (sellers.status = 'ACTIVE')`,
  },
  {
    name: 'a product is in a leaf, has a variant on offer and one main image, its own',
    broken: `
      select product_id
      from product_service.products
      where exists (select from product_service.categories where parent_id = products.category_id)
        or not exists (
          select from product_service.product_variants as variant where variant.product_id = products.product_id and is_active)
        or main_image_url is distinct from (
          select url from product_service.product_images as image where image.product_id = products.product_id and is_main)`,
  },
  {
    name: 'a variant has every attribute of its category and no other, each of its type',
    broken: `
      select variant.variant_id, attribute.name
      from product_service.product_variants as variant
      join product_service.products using (product_id)
      join product_service.category_attributes as attribute using (category_id)
      where variant.product_id <= 3000 and (
        not variant.attributes_json ? attribute.name
        or (select count(*) from jsonb_object_keys(variant.attributes_json))
          <> (select count(*) from product_service.category_attributes as every where every.category_id = products.category_id)
        or case attribute.type
          when 'NUMBER' then jsonb_typeof(variant.attributes_json -> attribute.name) <> 'number'
          when 'BOOLEAN' then jsonb_typeof(variant.attributes_json -> attribute.name) <> 'boolean'
          else not variant.attributes_json ->> attribute.name = any (attribute.allowed_values)
        end)`,
  },
  {
    name: 'variants of a product differ',
    broken: `
      select product_id
      from product_service.product_variants
      group by product_id, attributes_json
      having count(*) > 1`,
  },
  {
    name: 'a barcode is a valid EAN-13',
    broken: `
      select variant_id
      from product_service.product_variants
      where barcode !~ '^[0-9]{13}$' or (
        select sum(digit::integer * case when place % 2 = 0 then 3 else 1 end)
        from regexp_split_to_table(barcode, '') with ordinality as digits (digit, place)
      ) % 10 <> 0`,
  },
  {
    name: 'only a decided card says when',
    broken: `
      select product_id
      from product_service.products
      where status in ('DRAFT', 'PENDING_MODERATION') and moderated_at is not null
        or status = 'ARCHIVED' and moderated_at is null`,
  },

  // order_service
  {
    name: 'the orders of a checkout are of a shop and a way of delivery each',
    broken: `
      select checkout_id
      from order_service.orders
      group by checkout_id
      having count(*) <> count(distinct (seller_id, order_type))`,
  },
  {
    name: 'lines are of variants of the order’s shop, at their price, with their snapshot',
    broken: `
      select item.order_item_id
      from order_service.order_items as item
      join order_service.orders using (order_id)
      left join product_service.product_variants as variant on variant.variant_id = item.product_variant_id
      left join product_service.products as product on product.product_id = variant.product_id
      where variant.variant_id is null or variant.product_id <> item.product_id or variant.seller_id <> orders.seller_id
        or variant.sku_code <> item.sku_code or product.name <> item.product_name
        or product.base_price + variant.price_modifier <> item.unit_price or product.created_date > orders.created_date`,
  },
  {
    name: 'commission of a line is at the rate of its shop',
    broken: `
      select order_item_id
      from order_service.order_items
      join order_service.orders using (order_id)
      join seller_service.sellers using (seller_id)
      where order_items.commission_rate <> sellers.commission_rate`,
  },
  {
    name: 'the history of an order begins when it was placed, and no two steps are at once',
    broken: `
      select order_id
      from order_service.orders
      join order_service.order_status_history as step using (order_id)
      group by order_id
      having min(step.created_date) <> orders.created_date
        or count(*) <> count(distinct step.created_date)`,
  },
  {
    name: 'an order has a tracking number once it is shipped',
    broken: `
      select order_id
      from order_service.orders
      where (tracking_number is not null) <> (status in ('SHIPPED', 'DELIVERED', 'COMPLETED', 'RETURNED', 'REFUNDED'))`,
  },
  {
    name: 'an order is delivered in a way that is offered for its type, for the price of it',
    broken: `
      select order_id
      from order_service.orders
      left join logistics_service.shipping_methods as method on method.method_id = orders.shipping_method_id
      where method.is_active is not true
        or method.is_marketplace_delivery = (orders.order_type = 'FBS_SELLER_DELIVERY')
        or method.base_cost <> orders.shipping_cost`,
  },

  // payment_service
  {
    name: 'an order has one payment that stands as the order says, in roubles; others of it failed',
    broken: `
      select orders.order_id
      from order_service.orders
      left join payment_service.payment_transactions as payment using (order_id)
      group by orders.order_id
      having count(*) filter (where payment.status = orders.payment_status) <> 1
        or count(*) filter (where payment.status <> 'FAILED') > 1
        or bool_or(payment.currency <> 'RUB')`,
  },
  {
    name: 'what an order’s state says of its payment',
    broken: `
      select order_id
      from order_service.orders
      join (
        select distinct on (order_id) order_id, payment_method_type
        from payment_service.payment_transactions
        order by order_id, created_date
      ) as payment using (order_id)
      where not case status
        when 'PENDING' then payment_status in ('PENDING', 'AUTHORIZED')
        when 'PROCESSING' then payment_status = case payment_method_type when 'CASH_ON_DELIVERY' then 'PENDING' else 'PAID' end::payment_service.payment_status_enum
        when 'SHIPPED' then payment_status = case payment_method_type when 'CASH_ON_DELIVERY' then 'PENDING' else 'PAID' end::payment_service.payment_status_enum
        when 'CANCELLED' then payment_status in ('FAILED', 'CANCELLED', 'REFUNDED')
        when 'COMPLETED' then payment_status in ('PAID', 'PARTIALLY_REFUNDED')
        when 'REFUNDED' then payment_status = 'REFUNDED'
        else payment_status = 'PAID'
      end`,
  },
  {
    name: 'an order is paid with a method of its buyer',
    broken: `
      select orders.order_id
      from order_service.orders
      left join payment_service.saved_payment_methods as method on method.method_id = orders.payment_method_id
      where orders.payment_method_id is not null and method.user_id is distinct from orders.user_id`,
  },
  {
    name: 'a user with saved methods has one default',
    broken: `select user_id from payment_service.saved_payment_methods group by user_id having count(*) filter (where is_default) <> 1`,
  },
  {
    name: 'a shop asks for no more than it has earned',
    broken: `
      select seller_id
      from payment_service.payout_requests as payout
      left join (
        select seller_id, sum(total_item_price - item.discount_amount - commission_amount) as amount
        from order_service.orders
        join order_service.order_items as item using (order_id)
        where orders.status = 'COMPLETED' and orders.payment_status = 'PAID'
        group by seller_id
      ) as earned using (seller_id)
      where payout.status not in ('REJECTED', 'CANCELLED', 'FAILED')
      group by seller_id, earned.amount
      having sum(payout.amount) > coalesce(earned.amount, 0)`,
  },

  // promotion_service
  {
    name: 'a discount is of one redemption, which stands as the order does; the lines have no part of free shipping',
    broken: `
      select orders.order_id
      from order_service.orders
      left join promotion_service.promotion_redemptions as redemption using (order_id)
      left join promotion_service.promotions as promotion using (promotion_id)
      left join lateral (
        select sum(discount_amount) as amount from order_service.order_items as item where item.order_id = orders.order_id
      ) as lines on true
      where (redemption.order_id is not null) <> (orders.discount_amount > 0)
        or lines.amount <> case when promotion.discount_type = 'FREE_SHIPPING' then 0 else orders.discount_amount end
        or promotion.discount_type = 'FREE_SHIPPING' and orders.discount_amount <> orders.shipping_cost
        or redemption.status <> case orders.status when 'PENDING' then 'RESERVED' when 'CANCELLED' then 'RELEASED' else 'CONFIRMED' end`,
  },
  {
    name: 'a promotion was used within its window, by its conditions, by its limits',
    broken: `
      select promotion_id
      from promotion_service.promotions as promotion
      join promotion_service.promotion_redemptions as redemption using (promotion_id)
      join order_service.orders using (order_id)
      where not promotion.is_active or orders.created_date not between promotion.start_date and promotion.end_date
        or orders.total_amount + orders.discount_amount - orders.shipping_cost < promotion.min_order_amount
        or not orders.seller_id = any (promotion.applies_to_seller_ids)
      union all
      select promotion_id
      from promotion_service.promotions as promotion
      join promotion_service.promotion_redemptions as redemption using (promotion_id)
      where redemption.status <> 'RELEASED'
      group by promotion_id
      having count(*) > promotion.usage_limit_total`,
  },
  {
    name: 'nobody used a promotion more often than they may',
    broken: `
      select promotion_id, user_id
      from promotion_service.user_promotion_usage as usage
      join promotion_service.promotions as promotion using (promotion_id)
      where usage.usage_count > promotion.usage_limit_per_user`,
  },

  // cart_service
  {
    name: 'what is in a cart may be bought',
    broken: `
      select item.cart_item_id
      from cart_service.cart_items as item
      left join product_service.product_variants as variant
        on variant.variant_id = item.product_variant_id and variant.product_id = item.product_id
      where not (variant.is_listed and variant.is_active) is not false`,
  },
  {
    name: 'a cart has lines',
    broken: `
      select cart_id from cart_service.carts left join cart_service.cart_items using (cart_id)
      group by cart_id having count(cart_item_id) = 0`,
  },

  // wms_service
  {
    name: 'a place holds what came to it less what left it; the packing table what is picked and not shipped',
    broken: `
      with moved as (
        select location_id, sku_code, batch_number, sum(quantity) as quantity
        from (
          select to_location_id as location_id, sku_code, batch_number, quantity from wms_service.stock_movements
          union all
          select from_location_id, sku_code, batch_number, -quantity from wms_service.stock_movements
        ) as flows
        where location_id is not null
        group by location_id, sku_code, batch_number
      ), held as (
        select location_id, sku_code, batch_number, sum(quantity) as quantity
        from wms_service.inventory_items
        group by location_id, sku_code, batch_number
      ), packed as (
        select pack.location_id, item.sku_code, item.batch_number, sum(allocation.picked_quantity) as quantity
        from wms_service.stock_allocations as allocation
        join wms_service.inventory_items as item using (inventory_item_id)
        join order_service.order_items as line using (order_item_id)
        join order_service.orders using (order_id)
        join wms_service.locations as pack on pack.warehouse_id = allocation.warehouse_id and pack.code = 'PACK-01'
        where orders.status = 'PROCESSING' and allocation.picked_quantity > 0
        group by pack.location_id, item.sku_code, item.batch_number
      ), expected as (
        select * from held union all select * from packed
      )
      select coalesce(moved.location_id, expected.location_id)
      from moved
      full join expected
        on expected.location_id = moved.location_id and expected.sku_code = moved.sku_code
        and coalesce(expected.batch_number, '') = coalesce(moved.batch_number, '')
      where coalesce(moved.quantity, 0) <> coalesce(expected.quantity, 0)`,
  },
  {
    name: 'a line that was sent keeps its allocation, picked in full; a cancelled one has none',
    broken: `
      select line.order_item_id
      from order_service.order_items as line
      join order_service.orders using (order_id)
      left join wms_service.stock_allocations as allocation using (order_item_id)
      where orders.order_type = 'FBO' and orders.status not in ('PENDING', 'PROCESSING')
      group by line.order_item_id, orders.order_id
      having coalesce(sum(allocation.picked_quantity), 0) <> case orders.status when 'CANCELLED' then 0 else line.quantity end
        or bool_or(orders.status = 'CANCELLED' and allocation.allocation_id is not null)`,
  },
  {
    name: 'nothing expired is promised, and what expires first goes first',
    broken: `
      select allocation.allocation_id
      from wms_service.stock_allocations as allocation
      join wms_service.inventory_items as item using (inventory_item_id)
      join order_service.order_items using (order_item_id)
      join order_service.orders using (order_id)
      where item.expiration_date < orders.created_date::date or exists (
        select
        from wms_service.inventory_items as sooner
        where sooner.sku_code = item.sku_code and sooner.warehouse_id = item.warehouse_id and sooner.status = 'AVAILABLE'
          and sooner.quantity > 0 and sooner.expiration_date < item.expiration_date
      )`,
  },
  {
    name: 'a shipped FBO order was picked and shipped, line by line, and has a parcel that says so',
    broken: `
      select orders.order_id
      from order_service.orders
      join order_service.order_items as line using (order_id)
      left join wms_service.outbound_shipments as parcel using (order_id)
      where orders.order_type = 'FBO' and orders.status in ('SHIPPED', 'DELIVERED', 'COMPLETED', 'RETURNED', 'REFUNDED') and (
        parcel.status is distinct from
          case orders.status when 'SHIPPED' then 'DISPATCHED' else 'DELIVERED' end::wms_service.outbound_status_enum
        or parcel.tracking_number is distinct from orders.tracking_number
        or line.quantity is distinct from (
          select sum(quantity) from wms_service.stock_movements as movement
          where reference_document_type = 'ORDER' and reference_document_id = orders.order_id
            and movement.sku_code = line.sku_code and movement_type = 'PICK')
        or line.quantity is distinct from (
          select sum(quantity) from wms_service.stock_movements as movement
          where reference_document_type = 'ORDER' and reference_document_id = orders.order_id
            and movement.sku_code = line.sku_code and movement_type = 'SHIP'))`,
  },
  {
    name: 'a confirmed FBO order has a picking task with each of its lines, as far as they are picked',
    broken: `
      select orders.order_id
      from order_service.orders
      left join wms_service.picking_tasks as task using (order_id)
      left join (
        select task_id, jsonb_object_agg(sku_code, quantity_to_pick) as lines,
          sum(picked_quantity) as picked
        from wms_service.picking_task_items
        group by task_id
      ) as list using (task_id)
      left join (
        select order_id, jsonb_object_agg(sku_code, quantity) as lines from order_service.order_items group by order_id
      ) as ordered using (order_id)
      where case
        when orders.order_type = 'FBO' and exists (
          select from order_service.order_status_history as step where step.order_id = orders.order_id and step.status = 'PROCESSING')
        then list.lines is distinct from ordered.lines
          or (task.status = 'CANCELLED') <> (orders.status = 'CANCELLED')
          or task.status in ('NEW', 'CANCELLED') and task.picker_user_id is not null
          or task.status = 'CANCELLED' and list.picked > 0
          or orders.status not in ('PROCESSING', 'CANCELLED') and task.status <> 'COMPLETED'
        else task.task_id is not null
      end`,
  },
  {
    name: 'a shipment that came came whole, unless it says not; no other has arrived',
    broken: `
      select item.inbound_item_id
      from wms_service.inbound_items as item
      join wms_service.inbound_shipments as shipment using (inbound_id)
      where shipment.status = 'RECEIVED_COMPLETED' and item.received_quantity <> item.expected_quantity
        or shipment.status in ('PLANNED', 'IN_TRANSIT', 'CANCELLED') and shipment.actual_arrival_date is not null`,
  },
  {
    name: 'a count found what the movements before it say',
    broken: `
      select counted.stocktake_item_id
      from wms_service.stocktake_items as counted
      left join lateral (
        select
          coalesce(sum(case when to_location_id = counted.location_id then quantity else 0 end)
            - sum(case when from_location_id = counted.location_id then quantity else 0 end), 0) as quantity
        from wms_service.stock_movements as movement
        where movement.sku_code = counted.sku_code and movement.created_date < counted.created_date
      ) as before on true
      where counted.system_quantity <> before.quantity`,
  },

  // review_service, qa_service
  {
    name: 'a review is of an order, written after it came',
    broken: `
      select review_id
      from review_service.reviews
      left join order_service.orders using (order_id)
      where (reviews.created_date > orders.delivered_at) is not true`,
  },
  {
    name: 'a reply comes after its review',
    broken: `
      select reply_id
      from review_service.seller_replies as reply
      join review_service.reviews using (review_id)
      where reply.created_date <= reviews.created_date`,
  },
  {
    name: 'an answer comes after its question',
    broken: `
      select answer_id
      from qa_service.answers
      join qa_service.questions using (question_id)
      where answers.created_date <= questions.created_date`,
  },

  // search_service
  {
    name: 'there is a document of each product that can be bought, and of no other',
    broken: `
      select product_id
      from search_service.product_documents as document
      full join (
        select distinct product_id from product_service.offers join seller_service.active_sellers using (seller_id)
        where is_listed
      ) as offer using (product_id)
      where document.product_id is null or offer.product_id is null`,
  },
  {
    name: 'a document says what the product, its category, brand and shop are called',
    broken: `
      select document.product_id
      from search_service.product_documents as document
      left join product_service.products as product using (product_id)
      left join product_service.categories as category on category.category_id = product.category_id
      left join product_service.categories as parent on parent.category_id = category.parent_id
      left join product_service.brands as brand on brand.brand_id = product.brand_id
      left join seller_service.sellers as seller on seller.seller_id = product.seller_id
      where (
          document.name, document.short_description, document.image_url, document.category_id,
          document.category_path, document.category_name, document.brand_id, document.brand_name,
          document.seller_id, document.seller_name, document.listed_at
        ) is distinct from (
          product.name, product.short_description, product.main_image_url, product.category_id,
          array[parent.parent_id, parent.category_id, category.category_id], category.name, product.brand_id,
          brand.name, product.seller_id, seller.shop_name, product.moderated_at
        )`,
  },
  {
    name: 'a document has the prices, the stock and the variants of what is offered',
    broken: `
      select document.product_id
      from search_service.product_documents as document
      left join (
        select product_id, min(price * 100) as cheapest, max(price * 100) as dearest,
          bool_or(fbs_available > 0 or coalesce(available, 0) > 0) as in_stock,
          array_agg(variant_id order by variant_id) as variants,
          array_agg(fbs_available > 0 or coalesce(available, 0) > 0 order by variant_id) as stocks,
          array_agg(price * 100 order by variant_id) as prices
        from product_service.offers
        left join wms_service.stock_availability using (sku_code, seller_id)
        where is_listed
        group by product_id
      ) as offer using (product_id)
      cross join lateral (
        select array_agg((variant ->> 'variantId')::bigint order by at) as variants,
          array_agg((variant ->> 'inStock')::boolean order by at) as stocks,
          array_agg((variant ->> 'priceMinor')::numeric order by at) as prices
        from jsonb_array_elements(document.variants) with ordinality as listed (variant, at)
      ) as said
      where (document.price_min_minor, document.price_max_minor, document.in_stock)
          is distinct from (offer.cheapest, offer.dearest, offer.in_stock)
        or (said.variants, said.stocks, said.prices) is distinct from (offer.variants, offer.stocks, offer.prices)`,
  },
  {
    name: 'a document has the rating its reviews give, and what was sold and kept',
    broken: `
      select document.product_id
      from search_service.product_documents as document
      left join (
        select product_id, round(avg(rating), 2) * 100 as rating, count(*) as reviews
        from review_service.reviews where status = 'APPROVED' group by product_id
      ) as reviewed using (product_id)
      left join (
        select product_id, sum(quantity) as pieces
        from order_service.order_items join order_service.orders using (order_id)
        where status in ('PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'COMPLETED') group by product_id
      ) as sold using (product_id)
      where document.rating <> coalesce(reviewed.rating, 0) or document.review_count <> coalesce(reviewed.reviews, 0)
        or document.popularity <> coalesce(sold.pieces, 0)`,
  },

  // messaging_service, notification_service, admin_service
  {
    name: 'a buyer talks to a shop they bought from',
    broken: `
      select conversation_id
      from messaging_service.chat_conversations as chat
      where participant1_type = 'USER' and participant2_type = 'SELLER' and not exists (
        select from order_service.orders
        where orders.user_id = chat.participant1_id and orders.seller_id = chat.participant2_id)`,
  },
  {
    name: 'a message comes after its chat was begun',
    broken: `
      select message_id
      from messaging_service.chat_messages as message
      join messaging_service.chat_conversations as chat using (conversation_id)
      where message.created_date < chat.created_date`,
  },
  {
    name: 'the buyer is told of every step of an order',
    broken: `
      select step.history_id
      from order_service.order_status_history as step
      join order_service.orders using (order_id)
      where not exists (
        select
        from notification_service.notifications as told
        where told.user_id = orders.user_id and told.type = 'ORDER_STATUS' and told.sent_at = step.created_date
          and told.link_url = '/orders/' || orders.order_id)`,
  },
  {
    name: 'what waits for moderation is in the queue, once',
    broken: `
      select kind, id
      from (
        select 'PRODUCT' as kind, product_id as id from product_service.products where status = 'PENDING_MODERATION'
        union all
        select 'REVIEW', review_id from review_service.reviews where status = 'PENDING_MODERATION'
        union all
        select 'SELLER', seller_id from seller_service.sellers where status = 'PENDING_APPROVAL'
      ) as waiting
      full join (
        select item_type::text as kind, item_id as id from admin_service.moderation_items
        where status in ('PENDING', 'IN_REVIEW') and item_type in ('PRODUCT', 'REVIEW', 'SELLER')
      ) as queued using (kind, id)
      group by kind, id
      having count(waiting) <> 1 or count(queued) <> 1`,
  },
  {
    name: 'a decision of a moderator is in the log',
    broken: `
      select moderation_item_id
      from admin_service.moderation_items as item
      where resolved_at is not null and not exists (
        select from admin_service.admin_activity_logs as log
        where log.resource_type = item.item_type::text and log.resource_id = item.item_id::text and log.timestamp = item.resolved_at)`,
  },
];
