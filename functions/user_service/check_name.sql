-- For update_profile(); callable by nobody else.
create or replace function user_service.check_name(name text, field text)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if name is null or length(btrim(name)) not between 1 and 100 or name ~ '[[:cntrl:]]' then
    perform platform.fail('INVALID_INPUT', 'A name has 1 to 100 characters, all of them printable.', field => field);
  end if;
end
$$;

comment on function user_service.check_name(text, text) is 'Refuses what is no name of a person. Errors: INVALID_INPUT.';
