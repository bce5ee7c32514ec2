-- For the functions that name a shop; callable by nobody else. A name can be taken between looking and writing, so that
-- the index has the word; this says what it meant.
create or replace function seller_service.refuse_taken_name(constraint_name text)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if constraint_name = 'sellers_user_once' then
    perform platform.fail('INVALID_STATE', 'You have applied already: one shop a user.');
  end if;
  perform platform.fail(
    'ALREADY_EXISTS', 'Another shop has this name, or one that looks like it.', field => 'shopName'
  );
end
$$;

comment on function seller_service.refuse_taken_name(text) is
  'Refuses what a unique key of sellers refused. Errors: ALREADY_EXISTS, INVALID_STATE.';
