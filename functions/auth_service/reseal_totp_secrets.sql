-- Definer, all of them: market_auth reads no table. They hand out ciphertext, and to the process that has the keys.
create or replace function auth_service.count_totp_secrets()
returns table (key_id text, secrets bigint)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select coalesce(platform.sealing_key(settings.totp_secret), ''), count(*)
  from auth_service.two_factor_auth_settings as settings
  where settings.totp_secret is not null
  group by 1
$$;

comment on function auth_service.count_totp_secrets() is
  'How many of the secrets of authenticator applications are sealed with which key; an empty key is none at all.';
grant execute on function auth_service.count_totp_secrets() to market_auth;

create or replace function auth_service.totp_secrets_to_reseal(current_key text, after text, most integer)
returns table (row_key text, sealed text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select settings.user_id::text, settings.totp_secret
  from auth_service.two_factor_auth_settings as settings
  where settings.user_id > coalesce(after, '0')::bigint
    and platform.sealing_key(settings.totp_secret) <> current_key
  order by settings.user_id
  limit most
$$;

comment on function auth_service.totp_secrets_to_reseal(text, text, integer) is
  'A page, by key, of the secrets of authenticator applications that are sealed with another key than the current one, for totp:<user id>.';
grant execute on function auth_service.totp_secrets_to_reseal(text, text, integer) to market_auth;

create or replace function auth_service.reseal_totp_secrets(row_key text, was text, becomes text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.sealing_key(becomes) is null then
    raise exception 'not sealed';
  end if;
  update auth_service.two_factor_auth_settings as settings
  set totp_secret = becomes
  where settings.user_id = row_key::bigint
    and settings.totp_secret = was;
  return found;
end
$$;

comment on function auth_service.reseal_totp_secrets(text, text, text) is
  'The same secret sealed anew; false, and nothing done, when somebody has changed it meanwhile.';
grant execute on function auth_service.reseal_totp_secrets(text, text, text) to market_auth;
