-- For the sign-in functions. Without a user it makes a decoy, and a message to nobody, at the same cost.
create or replace function auth_service.send_code(
  challenge auth_service.prepared_challenge,
  purpose text,
  user_id bigint,
  method auth_service.auth_two_factor_method_enum,
  contact text,
  audience text default null,
  device_info text default null
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  insert into auth_service.challenges (
    challenge_id, purpose, user_id, method, code_digest, contact, audience, device_info, expires_at
  )
  values (
    challenge.challenge_id,
    send_code.purpose,
    send_code.user_id,
    send_code.method,
    case when send_code.method <> 'TOTP' then challenge.code_digest end,
    case when send_code.method <> 'TOTP' then send_code.contact end,
    send_code.audience,
    left(send_code.device_info, 500),
    now() + challenge.good_for
  );
  if send_code.method <> 'TOTP' then
    perform platform.queue_message(
      challenge.message_id,
      send_code.method::text,
      case when send_code.user_id is not null then send_code.contact end,
      lower(send_code.purpose),
      sealed_data => challenge.sealed_code,
      good_for => challenge.good_for
    );
  end if;
end
$$;

comment on function auth_service.send_code(
  auth_service.prepared_challenge, text, bigint, auth_service.auth_two_factor_method_enum, text, text, text
) is
  'Makes a challenge, and sends its code to the contact by e-mail or SMS; an application has its own.';
