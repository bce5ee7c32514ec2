-- Definer: the worker reads no table of a service. A cart that somebody holds right now is looked at next time.
create or replace function cart_service.tend_carts()
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  tended integer;
  rest constant interval := admin_service.number_setting('carts.abandoned_after_hours') * interval '1 hour';
begin
  delete from cart_service.carts as cart
  where cart.cart_id in (
    select expired.cart_id
    from cart_service.carts as expired
    where expired.expires_at < now()
    order by expired.expires_at
    limit 1000
    for update skip locked
  );
  get diagnostics tended = row_count;

  perform platform.emit_all(
    'cart.abandoned',
    array_agg(told.cart_id::text),
    array_agg(jsonb_build_object('cartId', told.cart_id, 'userId', told.user_id))
  )
  from cart_service.note_abandoned(rest, 1000) as told
  having count(*) > 0;
  return tended;
end
$$;

comment on function cart_service.tend_carts() is
  'Removes visitors'' carts that have expired, at most 1000, and answers how many; tells of users'' carts that were left with something in them, once for each rest.';
grant execute on function cart_service.tend_carts() to market_worker;

create or replace function cart_service.note_abandoned(rest interval, most integer)
returns table (cart_id bigint, user_id bigint)
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  -- An empty one is marked too, or it would be looked at for ever.
  with marked as (
    update cart_service.carts as cart
    set abandoned_told_at = now()
    where cart.cart_id in (
      select resting.cart_id
      from cart_service.carts as resting
      where resting.user_id is not null
        and resting.abandoned_told_at is null
        and resting.last_modified_date < now() - rest
      order by resting.last_modified_date
      limit most
      for update skip locked
    )
    returning cart.cart_id, cart.user_id
  )
  select marked.cart_id, marked.user_id
  from marked
  where exists (select from cart_service.cart_items as item where item.cart_id = marked.cart_id)
$$;

comment on function cart_service.note_abandoned(interval, integer) is
  'Marks users'' carts that have rested so long, and says which; for tend_carts().';
