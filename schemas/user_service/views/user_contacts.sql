create or replace view user_service.user_contacts
with (security_barrier) as
  select users.user_id, users.email, users.phone_number, users.first_name, users.last_name
  from user_service.users
  where users.status not in ('BLOCKED', 'ERASED');

comment on view user_service.user_contacts is 'Published: how to reach a user, for sign-in and for notifications.';
grant select on user_service.user_contacts to auth_service, notification_service;
