-- Definer, all of them: market_auth reads no table. They hand out ciphertext, and to the process that has the keys.
create or replace function platform.count_sealed_messages()
returns table (key_id text, secrets bigint)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select coalesce(platform.sealing_key(message.sealed_data), ''), count(*)
  from platform.messages as message
  where message.sealed_data is not null
    and message.state = 'QUEUED'
  group by 1
$$;

comment on function platform.count_sealed_messages() is
  'How many of what queued messages carry are sealed with which key; an empty key is none at all.';
grant execute on function platform.count_sealed_messages() to market_auth;

create or replace function platform.sealed_messages_to_reseal(current_key text, after text, most integer)
returns table (row_key text, sealed text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select message.message_id::text, message.sealed_data
  from platform.messages as message
  where message.message_id > coalesce(after, '00000000-0000-0000-0000-000000000000')::uuid
    and platform.sealing_key(message.sealed_data) <> current_key
    and message.state = 'QUEUED'
  order by message.message_id
  limit most
$$;

comment on function platform.sealed_messages_to_reseal(text, text, integer) is
  'A page, by key, of what queued messages carry that are sealed with another key than the current one, for message:<message id>.';
grant execute on function platform.sealed_messages_to_reseal(text, text, integer) to market_auth;

create or replace function platform.reseal_sealed_messages(row_key text, was text, becomes text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.sealing_key(becomes) is null then
    raise exception 'not sealed';
  end if;
  update platform.messages as message
  set sealed_data = becomes
  where message.message_id = row_key::uuid
    and message.sealed_data = was
    and message.state = 'QUEUED';
  return found;
end
$$;

comment on function platform.reseal_sealed_messages(text, text, text) is
  'The same secret sealed anew; false, and nothing done, when somebody has changed it meanwhile.';
grant execute on function platform.reseal_sealed_messages(text, text, text) to market_auth;
