-- Exactly one address is the default while there is any. Whoever adds, removes or chooses one first takes the lock on the
-- user's row, so that they queue; what they then read has all that those before them did.

-- Definer: a user has no right to lock. Before the statement, as a row that is removed is locked before its trigger runs,
-- and two who waited for each other's locks would be a deadlock.
create or replace function user_service.lock_own_addresses()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_user_id() is not null then
    perform user_service.lock_account(platform.current_user_id());
  end if;
  return null;
end
$$;

comment on function user_service.lock_own_addresses() is
  'Trigger, before a statement that adds or removes addresses: users do so one at a time, each with their own.';

-- Definer: reads what the caller may not, and locks.
create or replace function user_service.make_first_address_default()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform user_service.lock_account(new.user_id);
  new.is_default := not exists (
    select
    from user_service.user_addresses as address
    where address.user_id = new.user_id
      and address.is_default
  );
  return new;
end
$$;

comment on function user_service.make_first_address_default() is
  'Trigger: a user''s first address is their default, no later one is.';

-- Definer: is_default is granted to nobody. Nothing to do when the user goes too.
create or replace function user_service.promote_newest_address()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update user_service.user_addresses as address
  set is_default = true
  where address.address_id = (
      select max(rest.address_id)
      from user_service.user_addresses as rest
      where rest.user_id = old.user_id
    )
    and not exists (
      select
      from user_service.user_addresses as rest
      where rest.user_id = old.user_id
        and rest.is_default
    );
  return null;
end
$$;

comment on function user_service.promote_newest_address() is
  'Trigger: when a user''s default address is removed, the newest of the rest is it.';
