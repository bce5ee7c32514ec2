-- For the functions of this service; callable by nobody else.
create or replace function seller_service.has_manager(seller_id bigint, without_user_id bigint default null)
returns boolean
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select exists (
    select
    from seller_service.seller_staff as staff
    where staff.seller_id = has_manager.seller_id
      and staff.role = 'MANAGER'
      and staff.is_active
      and staff.accepted_at is not null
      and staff.user_id is distinct from without_user_id
  )
$$;

comment on function seller_service.has_manager(bigint, bigint) is
  'Whether somebody manages a shop, also when that user no longer does.';

create or replace function seller_service.refuse_without_manager(seller_id bigint, without_user_id bigint)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if not seller_service.has_manager(seller_id, without_user_id) then
    perform platform.fail(
      'INVALID_STATE', 'Somebody has to manage the shop: make somebody else its manager first.', field => 'staffId'
    );
  end if;
end
$$;

comment on function seller_service.refuse_without_manager(bigint, bigint) is
  'Refuses what would leave a shop without a manager. Errors: INVALID_STATE.';
