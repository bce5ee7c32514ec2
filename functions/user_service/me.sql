-- Invoker: the row is read under the caller's own rights. A visitor is nobody, which is an answer and no error: front ends
-- ask it first of all.
create or replace function user_service.me()
returns user_service.users
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  self user_service.users;
begin
  if platform.current_user_id() is null then
    return null;
  end if;
  select
    users.user_id, users.email, users.phone_number, users.first_name, users.last_name, users.date_of_birth, users.gender,
    users.avatar_url, users.status, users.last_activity_at, users.created_date
  into
    self.user_id, self.email, self.phone_number, self.first_name, self.last_name, self.date_of_birth, self.gender,
    self.avatar_url, self.status, self.last_activity_at, self.created_date
  from user_service.users
  where users.user_id = platform.current_user_id();
  return self;
end
$$;

comment on function user_service.me() is 'The signed-in user; null for a visitor.';
grant execute on function user_service.me() to market_anonymous;
