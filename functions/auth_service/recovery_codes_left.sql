-- Definer: nobody reads recovery codes, not even as digests; how many there are is no secret from their owner.
create or replace function auth_service.recovery_codes_left()
returns integer
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select count(*)::integer
  from auth_service.recovery_codes as code
  where code.user_id = platform.current_user_id()
    and code.used_at is null
$$;

comment on function auth_service.recovery_codes_left() is
  'How many recovery codes the caller has not used; 0 when there is no second factor.';
grant execute on function auth_service.recovery_codes_left() to market_customer, market_operator, market_admin;
