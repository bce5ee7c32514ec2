-- Clients hold no right to write these columns; this fills them from the claims.
create or replace function platform.stamp_authorship()
returns trigger
language plpgsql
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    new.created_by := coalesce(new.created_by, platform.current_actor());
    -- The contract lets it be null, but the API promises it, and a list in its order needs it, to be a range.
    new.created_date := coalesce(new.created_date, current_timestamp);
    new.last_modified_by := coalesce(new.last_modified_by, new.created_by);
  else
    new.created_by := old.created_by;
    new.created_date := old.created_date;
    new.last_modified_by := platform.current_actor();
    new.last_modified_date := current_timestamp;
  end if;
  return new;
end
$$;

comment on function platform.stamp_authorship() is
  'Trigger: who made a row and who changed it last. The maker and the time of making never change.';
grant execute on function platform.stamp_authorship() to platform_caller;
