-- How users sign in. Every password is "marketplace-demo": the hash below is argon2id of it, made once.
insert into auth_service.user_credentials (
  user_id, password_hash, email_verified, phone_verified, created_by, created_date, last_modified_date
)
select
  user_id, '$argon2id$v=19$m=19456,t=2,p=1$ZGVtby1tYXJrZXRwbGFjZQ$PuYf7QoDOlz7owf/6Dbt5lzRbPSnyYzwYf6CD0SmtzM',
  status <> 'PENDING_VERIFICATION',
  status <> 'PENDING_VERIFICATION' and pg_temp.chance(user_id, 'phone verified') < 0.7,
  'user:' || user_id, joined_at, joined_at
from pg_temp.people
order by user_id;

-- The demo accounts are signed in for years, on a session whose key follows from their name.
insert into auth_service.user_sessions (
  session_id, user_id, refresh_token, device_info, ip_address, expires_at, ends_at, is_active, audience, created_by,
  created_date, last_modified_date, refreshed_at
)
select
  md5('demo-session:' || name)::uuid, user_id, pg_temp.uuid_of('refresh token of ' || name), 'Demo account',
  '127.0.0.1',
  pg_temp.anchor() + interval '10 years', pg_temp.anchor() + interval '10 years', true, audience, 'user:' || user_id,
  pg_temp.anchor(), pg_temp.anchor(), pg_temp.anchor()
from pg_temp.accounts
order by user_id;

-- Everybody's own: most of them over by now. A session lasts thirty days unless it is ended sooner.
insert into auth_service.user_sessions (
  session_id, user_id, refresh_token, device_info, ip_address, expires_at, ends_at, is_active, audience, created_by,
  created_date, last_modified_date, refreshed_at
)
select
  pg_temp.uuid_of('session ' || user_id || '-' || place), user_id,
  pg_temp.uuid_of('refresh token ' || user_id || '-' || place),
  devices.device,
  -- Addresses set aside for documentation.
  ('203.0.113.' || 1 + pg_temp.pick(user_id, 'address', 254))::inet,
  begun_at + interval '30 days', begun_at + interval '180 days',
  status = 'ACTIVE' and pg_temp.chance(user_id * 10 + place, 'signed out') < 0.7,
  case kind when 'staff' then 'seller' when 'operator' then 'warehouse' when 'admin' then 'admin' else 'shop' end,
  'user:' || user_id, begun_at, begun_at, begun_at
from pg_temp.people
cross join generate_series(1, 2) as place
cross join lateral (
  select greatest(joined_at, pg_temp.anchor() - 60 * pg_temp.chance(user_id * 10 + place, 'begun') * interval '1 day')
) as begun (begun_at)
join pg_temp.devices
  on devices.number = 1 + pg_temp.pick(user_id, 'device', (select count(*)::integer from pg_temp.devices))
where people.status <> 'PENDING_VERIFICATION' and pg_temp.chance(user_id * 10 + place, 'session') < 0.6
order by user_id, place;

-- A TOTP secret is encrypted with the installation's own key, so nobody here has one: only begun, not enabled.
insert into auth_service.two_factor_auth_settings (
  user_id, is_enabled, method, sms_code_last_sent_at, email_code_last_sent_at, created_by, created_date,
  last_modified_date
)
select
  user_id, method <> 'TOTP', method::auth_service.auth_two_factor_method_enum,
  case when method = 'SMS' then sent_at end, case when method = 'EMAIL' then sent_at end,
  'user:' || user_id, joined_at, joined_at
from pg_temp.people
cross join lateral (select
  pg_temp.one_of('{SMS,EMAIL,EMAIL,TOTP}', user_id, 'second factor') as method,
  pg_temp.anchor() - pg_temp.chance(user_id, 'code sent') * interval '20 days' as sent_at
) as factor
where account is null and pg_temp.chance(user_id, 'two factors') < 0.12
order by user_id;

-- Eight ways in each, which nobody knows.
insert into auth_service.recovery_codes (user_id, code_digest, created_date)
select user_id, sha256(convert_to('recovery code ' || user_id || '-' || place, 'UTF8')), pg_temp.anchor()
from auth_service.two_factor_auth_settings
cross join generate_series(1, 8) as place
where is_enabled
order by user_id, place;

-- Who has registered and not proved the address yet was sent a code, which nobody knows either.
insert into auth_service.challenges (
  challenge_id, purpose, user_id, method, code_digest, contact, audience, expires_at, created_date
)
select
  pg_temp.uuid_of('code of ' || user_id), 'VERIFY_EMAIL', user_id, 'EMAIL',
  sha256(convert_to('code of ' || user_id, 'UTF8')), email, 'shop', joined_at + interval '1 hour', joined_at
from pg_temp.people
where status = 'PENDING_VERIFICATION'
order by user_id;

insert into auth_service.login_history (
  entry_id, user_id, login_at, ip_address, device_info, status, identifier_digest
)
select
  row_number() over (order by login_at, user_id, place), user_id, login_at, ip_address, device, status,
  identifier_digest
from (
  select
    user_id, place,
    joined_at + pg_temp.chance(user_id * 100 + place, 'login') * (pg_temp.anchor() - joined_at) as login_at,
    ('203.0.113.' || 1 + pg_temp.pick(user_id, 'address', 254))::inet as ip_address,
    devices.device,
    (case when pg_temp.chance(user_id * 100 + place, 'mistyped') < 0.08 then 'FAILED' else 'SUCCESS' end)
      ::auth_service.auth_login_status_enum as status,
    sha256(convert_to(email, 'UTF8')) as identifier_digest
  from pg_temp.people
  cross join lateral generate_series(1, 1 + pg_temp.pick(user_id, 'logins', 6)) as place
  join pg_temp.devices
    on devices.number = 1 + pg_temp.pick(user_id, 'device', (select count(*)::integer from pg_temp.devices))
  union all
  -- Somebody who tries names that do not exist.
  select
    null, place, pg_temp.anchor() - interval '9 days' + place * interval '11 seconds', '198.51.100.23'::inet,
    'curl/8.9',
    'FAILED', sha256(convert_to('root' || place || '@example.com', 'UTF8'))
  from generate_series(1, 40) as place
) as tried;
