-- For the functions of this service; callable by nobody else.
create or replace function order_service.buyer(user_id bigint)
returns bigint
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if user_id is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in to buy.');
  elsif platform.request_role() not in ('market_customer', 'market_seller') then
    perform platform.fail('FORBIDDEN', 'One buys in the shop: sign in there.');
  end if;
  return user_id;
end
$$;

comment on function order_service.buyer(bigint) is
  'Who buys: the signed-in user, who may also work for a shop. Errors: NOT_SIGNED_IN, FORBIDDEN.';
