-- For the functions of this service.
create or replace function auth_service.tell_owner(user_id bigint, template text)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select platform.queue_message(gen_random_uuid(), 'EMAIL', account.contact_email, template)
  from user_service.sign_in_accounts as account
  where account.user_id = tell_owner.user_id
$$;

comment on function auth_service.tell_owner(bigint, text) is 'Writes to a user what happened to their account.';
