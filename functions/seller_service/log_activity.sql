-- For the functions of this service; callable by nobody else.
create or replace function seller_service.log_activity(seller_id bigint, action text, details jsonb default '{}')
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  insert into seller_service.shop_activity_logs (seller_id, actor, action, details, ip_address)
  values (
    log_activity.seller_id,
    platform.current_actor(),
    log_activity.action,
    jsonb_strip_nulls(log_activity.details),
    nullif(current_setting('market.ip', true), '')::inet
  )
$$;

comment on function seller_service.log_activity(bigint, text, jsonb) is
  'Writes down what was done to a shop, in the transaction that does it: keys and kinds, nothing personal, no secret.';
