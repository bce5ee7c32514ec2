create or replace function platform.current_seller_id()
returns bigint
language sql stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select nullif(current_setting('market.seller_id', true), '')::bigint
$$;

comment on function platform.current_seller_id() is 'The shop the signed-in staff member works for; null for everybody else.';
grant execute on function platform.current_seller_id() to platform_caller;
