create or replace function platform.acting_as()
returns text
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select case platform.request_role()
    when 'market_seller' then case when platform.current_seller_id() is null then 'customer' else 'staff' end
    when 'market_customer' then 'customer'
    when 'market_operator' then 'operator'
    when 'market_admin' then case when platform.current_admin_id() is null then 'nobody' else 'admin' end
    when 'market_anonymous' then 'nobody'
    else 'system'
  end
$$;

comment on function platform.acting_as() is
  'In which capacity the caller acts, as state machines have it: customer, staff, operator, admin, nobody, or system when there is no request.';
grant execute on function platform.acting_as() to platform_caller;
