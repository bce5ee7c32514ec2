create or replace view user_service.verified_addresses
with (security_barrier) as
  select users.user_id, lower(users.email) as email
  from user_service.users
  where users.status = 'ACTIVE';

comment on view user_service.verified_addresses is
  'Published: whose address is whose, of users who have proved it and may act; for who is invited or written to by it.';
grant select on user_service.verified_addresses to seller_service;
