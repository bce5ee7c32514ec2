-- Definer: a consumer of events, called by platform. A shop's owner is not erased, but whoever manages for them is: then
-- the shop is the owner's to manage again. What is left of an application that was turned down says nothing of anybody.
create or replace function seller_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased bigint;
begin
  for erased in
    select distinct (event.payload ->> 'userId')::bigint as user_id
    from unnest(forget_users.events) as event
    order by user_id
  loop
    perform seller_service.end_membership(erased);
    delete from seller_service.staff_invitations as invitation
    where invitation.invited_user_id = erased;
    perform seller_service.forget_application(erased);
  end loop;
end
$$;

comment on function seller_service.forget_users(platform.event[]) is
  'Consumer of user.erased: their place in a shop ends, invitations to them go, an application of theirs keeps nothing personal.';
grant execute on function seller_service.forget_users(platform.event[]) to platform;

-- For forget_users(); callable by nobody else.
create or replace function seller_service.end_membership(user_id bigint)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  shop record;
begin
  select seller.seller_id, seller.user_id as owner, seller.status
  into shop
  from seller_service.sellers as seller
  where seller.seller_id = (
    select staff.seller_id from seller_service.seller_staff as staff where staff.user_id = end_membership.user_id
  )
  for no key update;
  if not found then
    return;
  end if;
  if shop.status in ('ACTIVE', 'SUSPENDED')
    and shop.owner <> end_membership.user_id
    and not seller_service.has_manager(shop.seller_id, end_membership.user_id)
  then
    update seller_service.seller_staff as own
    set role = 'MANAGER', is_active = true, accepted_at = coalesce(own.accepted_at, now())
    where own.user_id = shop.owner
      and own.seller_id = shop.seller_id;
    if not found then
      perform seller_service.employ(shop.seller_id, shop.owner, 'MANAGER');
    end if;
    perform seller_service.log_activity(shop.seller_id, 'ownerManages');
  end if;
  perform seller_service.withdraw_invitations(shop.seller_id, end_membership.user_id);
  delete from seller_service.seller_staff as staff
  where staff.user_id = end_membership.user_id;
end
$$;

comment on function seller_service.end_membership(bigint) is
  'Somebody who is no user any more works for no shop; if nobody else manages it, its owner does.';

-- For forget_users(); callable by nobody else.
create or replace function seller_service.forget_application(user_id bigint)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  update seller_service.sellers as seller
  set status_reason = null,
    shop_name = format('erased %s', seller.seller_id),
    description = null,
    logo_url = null,
    contact_email = format('erased-%s@erased.invalid', seller.seller_id),
    contact_phone = null
  where seller.user_id = forget_application.user_id
    and seller.status = 'REJECTED'
$$;

comment on function seller_service.forget_application(bigint) is
  'An application that was turned down keeps nothing of whose it was.';
