-- For the functions of this service; callable by nobody else.
create or replace function seller_service.works_for(user_id bigint)
returns bigint
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select staff.seller_id
  from seller_service.seller_staff as staff
  where staff.user_id = works_for.user_id
    and staff.is_active
    and staff.accepted_at is not null
$$;

comment on function seller_service.works_for(bigint) is 'The shop a user works for; null for none.';
