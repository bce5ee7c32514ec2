-- Definer, all of them: market_auth reads no table. They hand out ciphertext, and to the process that has the keys.
create or replace function seller_service.count_bank_details()
returns table (key_id text, secrets bigint)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select coalesce(platform.sealing_key(seller.bank_details_json #>> '{}'), ''), count(*)
  from seller_service.sellers as seller
  where seller.bank_details_json is not null
  group by 1
$$;

comment on function seller_service.count_bank_details() is
  'How many of bank details are sealed with which key; an empty key is none at all.';
grant execute on function seller_service.count_bank_details() to market_auth;

create or replace function seller_service.bank_details_to_reseal(current_key text, after text, most integer)
returns table (row_key text, sealed text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select seller.seller_id::text, seller.bank_details_json #>> '{}'
  from seller_service.sellers as seller
  where seller.seller_id > coalesce(after, '0')::bigint
    and platform.sealing_key(seller.bank_details_json #>> '{}') <> current_key
  order by seller.seller_id
  limit most
$$;

comment on function seller_service.bank_details_to_reseal(text, text, integer) is
  'A page, by key, of bank details that are sealed with another key than the current one, for bank:<seller id>.';
grant execute on function seller_service.bank_details_to_reseal(text, text, integer) to market_auth;

create or replace function seller_service.reseal_bank_details(row_key text, was text, becomes text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.sealing_key(becomes) is null then
    raise exception 'not sealed';
  end if;
  update seller_service.sellers as seller
  set bank_details_json = to_jsonb(becomes)
  where seller.seller_id = row_key::bigint
    and seller.bank_details_json #>> '{}' = was;
  return found;
end
$$;

comment on function seller_service.reseal_bank_details(text, text, text) is
  'The same secret sealed anew; false, and nothing done, when somebody has changed it meanwhile.';
grant execute on function seller_service.reseal_bank_details(text, text, text) to market_auth;
