-- What sign-in changes runs on a login of its own, which can take no request role: there the API says which it would be.
-- Everywhere else the role is what PostgreSQL says it is, whatever a setting claims.
create or replace function platform.request_role()
returns text
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select case session_user
    when 'market_auth' then coalesce(nullif(current_setting('market.request_role', true), ''), 'market_anonymous')
    else current_setting('role')
  end
$$;

comment on function platform.request_role() is
  'The role of the request: market_customer, market_seller and so on; "none" when there is no request.';
grant execute on function platform.request_role() to platform_caller;
