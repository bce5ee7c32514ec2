-- For the functions of this service; callable by nobody else.
create or replace function payment_service.lock_methods(user_id bigint)
returns bigint
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if user_id is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  elsif platform.request_role() not in ('market_customer', 'market_seller') then
    perform platform.fail('FORBIDDEN', 'One pays in the shop: sign in there.');
  end if;
  perform pg_advisory_xact_lock(7203420, hashint8(user_id));
  return user_id;
end
$$;

comment on function payment_service.lock_methods(bigint) is
  'The caller, whose saved methods nobody else changes meanwhile, so that one is the default. Errors: NOT_SIGNED_IN, FORBIDDEN.';
