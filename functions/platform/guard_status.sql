-- Definer: the machines are readable by nobody. On a table with a column `status`; a row that is inserted begins
-- somewhere, which is no transition.
create or replace function platform.guard_status()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  machine constant text := tg_table_schema || '.' || tg_table_name;
  acting text;
  allowed text[];
begin
  if new.status is not distinct from old.status then
    return new;
  end if;
  select transition.actors
  into allowed
  from platform.status_transitions as transition
  where transition.table_name = machine
    and transition.from_status = old.status::text
    and transition.to_status = new.status::text;
  acting := platform.acting_as();
  if allowed is null then
    perform platform.fail(
      'INVALID_STATE',
      format('What is %s cannot become %s.', old.status, new.status),
      details => jsonb_build_object('status', old.status, 'wanted', new.status)
    );
  elsif acting <> all (allowed) then
    perform platform.fail(
      'FORBIDDEN',
      format('What is %s is made %s by others: %s.', old.status, new.status, array_to_string(allowed, ', ')),
      details => jsonb_build_object('status', old.status, 'wanted', new.status)
    );
  end if;
  return new;
end
$$;

comment on function platform.guard_status() is
  'Trigger: a status moves along platform.status_transitions only, and only by the hand named there. Errors: INVALID_STATE, FORBIDDEN.';
grant execute on function platform.guard_status() to platform_caller;
