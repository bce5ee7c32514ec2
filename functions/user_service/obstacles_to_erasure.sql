-- For erase_account(), by what the services publish to this one; callable by nobody else. Delivered goods may still come
-- back: an order is over when its return window is.
create or replace function user_service.obstacles_to_erasure(user_id bigint)
returns text[]
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select array_remove(
    array[
      case when exists (
        select
        from order_service.order_parties as bought
        where bought.user_id = obstacles_to_erasure.user_id
          and bought.status not in ('CANCELLED', 'REFUNDED', 'COMPLETED', 'RETURNED')
      ) then 'ORDERS_OPEN' end,
      case when exists (
        select
        from seller_service.shop_owners as owner
        where owner.user_id = obstacles_to_erasure.user_id
      ) then 'SHOP_OWNED' end,
      case when exists (
        select
        from admin_service.active_admins as admin
        where admin.user_id = obstacles_to_erasure.user_id
      ) then 'ADMINISTRATOR' end
    ],
    null
  )
$$;

comment on function user_service.obstacles_to_erasure(bigint) is
  'Why an account cannot be erased yet: ORDERS_OPEN, SHOP_OWNED, ADMINISTRATOR.';
