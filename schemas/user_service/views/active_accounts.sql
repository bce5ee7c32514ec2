create or replace view user_service.active_accounts
with (security_barrier) as
  select users.user_id
  from user_service.users
  where users.status not in ('BLOCKED', 'ERASED');

comment on view user_service.active_accounts is 'Published: users who may act. One who was blocked or erased is not here.';
grant select on user_service.active_accounts to platform;
