-- Definer: a command of this service for auth_service, which has asked for the password. What is this service's own is gone
-- with the transaction, so that nobody sees it any more; the others forget when they are told.
create or replace function user_service.erase_account(user_id bigint)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erasing user_service.users;
  reasons text[];
begin
  select *
  into erasing
  from user_service.users
  where users.user_id = erase_account.user_id
    and users.status <> 'ERASED'
  for update;
  if not found then
    perform platform.fail('INVALID_STATE', 'There is no such account any more.');
  end if;
  reasons := user_service.obstacles_to_erasure(erase_account.user_id);
  if cardinality(reasons) > 0 then
    perform platform.fail(
      'INVALID_STATE',
      'The account is still needed: finish your orders, close your shop, or have your role taken from you first.',
      details => jsonb_build_object('reasons', reasons)
    );
  end if;
  delete from user_service.user_addresses as address where address.user_id = erasing.user_id;
  delete from user_service.favorite_products as favorite where favorite.user_id = erasing.user_id;
  delete from user_service.data_exports as export where export.user_id = erasing.user_id;
  update user_service.users
  set email = format('erased-%s@erased.invalid', erasing.user_id),
    phone_number = null,
    first_name = 'Erased',
    last_name = 'user',
    date_of_birth = null,
    gender = null,
    avatar_url = null,
    status = 'ERASED'
  where users.user_id = erasing.user_id;
  perform platform.queue_message(gen_random_uuid(), 'EMAIL', erasing.email, 'account_erased');
  perform platform.emit('user.erased', erasing.user_id::text, jsonb_build_object('userId', erasing.user_id));
end
$$;

comment on function user_service.erase_account(bigint) is
  'An account is given up: its row stays, without a person, and every service is told to forget. Errors: INVALID_STATE with details.reasons.';
grant execute on function user_service.erase_account(bigint) to auth_service;
