create or replace view user_service.sign_in_accounts
with (security_barrier) as
  select
    users.user_id,
    lower(users.email) as email,
    users.email as contact_email,
    users.phone_number,
    users.first_name,
    users.last_name,
    users.status::text as status
  from user_service.users;

comment on view user_service.sign_in_accounts is
  'Published: who an address belongs to and whether they may sign in, the blocked too.';
grant select on user_service.sign_in_accounts to auth_service, admin_service;
