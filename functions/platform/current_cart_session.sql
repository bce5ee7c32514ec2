create or replace function platform.current_cart_session()
returns text
language sql stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select nullif(current_setting('market.cart_session', true), '')
$$;

comment on function platform.current_cart_session() is 'The session id of an anonymous cart, verified by the API; null when there is none.';
grant execute on function platform.current_cart_session() to platform_caller;
