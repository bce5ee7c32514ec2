-- Definer, all of them: market_auth reads no table. They hand out ciphertext, and to the process that has the keys.
create or replace function logistics_service.count_carrier_keys()
returns table (key_id text, secrets bigint)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select coalesce(platform.sealing_key(carrier.api_key_encrypted), ''), count(*)
  from logistics_service.shipping_carriers as carrier
  where carrier.api_key_encrypted is not null
  group by 1
$$;

comment on function logistics_service.count_carrier_keys() is
  'How many of the keys of carriers are sealed with which key; an empty key is none at all.';
grant execute on function logistics_service.count_carrier_keys() to market_auth;

create or replace function logistics_service.carrier_keys_to_reseal(current_key text, after text, most integer)
returns table (row_key text, sealed text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select carrier.carrier_id::text, carrier.api_key_encrypted
  from logistics_service.shipping_carriers as carrier
  where carrier.carrier_id > coalesce(after, '0')::bigint
    and platform.sealing_key(carrier.api_key_encrypted) <> current_key
  order by carrier.carrier_id
  limit most
$$;

comment on function logistics_service.carrier_keys_to_reseal(text, text, integer) is
  'A page, by key, of the keys of carriers that are sealed with another key than the current one, for carrier:<carrier id>.';
grant execute on function logistics_service.carrier_keys_to_reseal(text, text, integer) to market_auth;

create or replace function logistics_service.reseal_carrier_keys(row_key text, was text, becomes text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.sealing_key(becomes) is null then
    raise exception 'not sealed';
  end if;
  update logistics_service.shipping_carriers as carrier
  set api_key_encrypted = becomes
  where carrier.carrier_id = row_key::bigint
    and carrier.api_key_encrypted = was;
  return found;
end
$$;

comment on function logistics_service.reseal_carrier_keys(text, text, text) is
  'The same secret sealed anew; false, and nothing done, when somebody has changed it meanwhile.';
grant execute on function logistics_service.reseal_carrier_keys(text, text, text) to market_auth;
