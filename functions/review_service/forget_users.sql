-- Definer: a consumer of events, called by platform. Reviews stay: they are about a product. Nobody is told whose they
-- were.
create or replace function review_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  update review_service.reviews as review
  set is_anonymous = true
  where review.user_id = any (erased)
    and review.is_anonymous is not true;
end
$$;

comment on function review_service.forget_users(platform.event[]) is
  'Consumer of user.erased: their reviews are anonymous.';
grant execute on function review_service.forget_users(platform.event[]) to platform;
