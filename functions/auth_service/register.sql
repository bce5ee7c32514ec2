-- Definer: as begin_sign_in(). The same answer whether or not the address has an account: its owner learns by mail that
-- somebody tried to register with it, the caller learns nothing.
create or replace function auth_service.register(
  email text,
  first_name text,
  last_name text,
  phone_number text,
  password_hash text,
  device_info text,
  challenge auth_service.prepared_challenge
)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  registered bigint;
begin
  perform auth_service.lock_account(email);
  registered := user_service.register_account(email, first_name, last_name);
  if registered is null then
    perform auth_service.send_code(challenge, 'VERIFY_EMAIL', null, 'EMAIL', null, 'shop', device_info);
    perform platform.queue_message(gen_random_uuid(), 'EMAIL', lower(email), 'account_exists');
    return;
  end if;
  -- The phone is only remembered: an SMS costs, and goes to whoever has the number, so that it is sent when somebody asks
  -- for it who has proved an address and waits for the code.
  insert into auth_service.user_credentials (user_id, password_hash, unproved_phone_number)
  values (registered, register.password_hash, register.phone_number)
  on conflict on constraint user_credentials_pkey do update
  set password_hash = excluded.password_hash, unproved_phone_number = excluded.unproved_phone_number;
  -- Codes of whoever registered the address before are worth nothing now.
  perform auth_service.void_challenges(registered);
  perform auth_service.send_code(challenge, 'VERIFY_EMAIL', registered, 'EMAIL', lower(email), 'shop', device_info);
end
$$;

comment on function auth_service.register(
  text, text, text, text, text, text, auth_service.prepared_challenge
) is
  'Makes an account whose address is to be proved by the challenge; of an address that has one, makes a decoy and writes to the owner.';
grant execute on function auth_service.register(
  text, text, text, text, text, text, auth_service.prepared_challenge
) to market_auth;
