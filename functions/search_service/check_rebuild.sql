create or replace function search_service.check_rebuild(generation integer)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if not exists (
    select
    from search_service.document_generations() as one
    where one.generation = check_rebuild.generation and not one.is_live
  ) then
    raise exception 'generation % is not being rebuilt', generation;
  end if;
end
$$;

comment on function search_service.check_rebuild(integer) is 'Raises unless this generation is being rebuilt.';
