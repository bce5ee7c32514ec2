-- Definer: only this adds to the log, and only a service calls it, in the transaction of what it records.
create or replace function admin_service.record_activity(
  action text,
  resource_type text,
  resource_id text,
  before jsonb,
  after jsonb
)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null then
    perform platform.fail('FORBIDDEN', 'Only an administrator does this.');
  end if;
  insert into admin_service.admin_activity_logs (
    admin_user_id, action, resource_type, resource_id, ip_address, before_json, after_json
  )
  values (
    platform.current_admin_id(),
    record_activity.action,
    record_activity.resource_type,
    record_activity.resource_id,
    nullif(current_setting('market.ip', true), '')::inet,
    before,
    after
  );
end
$$;

comment on function admin_service.record_activity(text, text, text, jsonb, jsonb) is
  'Writes down what the signed-in administrator does: the operation''s name, what it is done to, and what changes. Errors: FORBIDDEN.';
grant execute on function admin_service.record_activity(text, text, text, jsonb, jsonb) to
  auth_service, order_service, product_service, seller_service, user_service;
