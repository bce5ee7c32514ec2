create or replace view user_service.active_accounts
with (security_barrier) as
  select users.user_id
  from user_service.users
  where users.status <> 'BLOCKED';

comment on view user_service.active_accounts is 'Published: users who may act. A blocked one is not here.';
grant select on user_service.active_accounts to platform;
