-- Definer: starts a saga, which no request may do by itself.
create or replace function search_service.rebuild_search_index()
returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('search.manage') then
    perform platform.fail('FORBIDDEN', 'Only administrators who look after search rebuild it.');
  end if;
  -- Asked for twice within a minute is one rebuild.
  return platform.start_saga(
    'rebuild_search_documents',
    'by hand ' || to_char(now() at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),
    '{}'
  );
end
$$;

comment on function search_service.rebuild_search_index() is
  'Makes all documents of the listing anew, beside the present ones, and puts them in their place; returns the saga that does so. Errors: FORBIDDEN.';
grant execute on function search_service.rebuild_search_index() to market_admin;
