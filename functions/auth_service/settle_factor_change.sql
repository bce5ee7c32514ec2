-- For the functions that switch a second factor on or off; callable by nobody else. Whoever is signed in elsewhere may be
-- why it was changed. The back office is left in any case: what a super administrator may do rests on the factor.
create or replace function auth_service.settle_factor_change(user_id bigint, template text)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform auth_service.forgive_factor(settle_factor_change.user_id);
  perform auth_service.end_sessions(
    settle_factor_change.user_id, 'REVOKED', except_session => platform.current_session_id()
  );
  if template = 'factor_disabled' then
    perform auth_service.end_admin_sessions(settle_factor_change.user_id, 'REVOKED');
  end if;
  perform auth_service.tell_of_factor(settle_factor_change.user_id, template);
end
$$;

comment on function auth_service.settle_factor_change(bigint, text) is
  'Ends the user''s other sessions and writes to them, by a template: factor_enabled or factor_disabled.';

-- For the same.
create or replace function auth_service.replace_recovery_codes(user_id bigint, code_digests bytea[])
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  delete from auth_service.recovery_codes as old
  where old.user_id = replace_recovery_codes.user_id;
  insert into auth_service.recovery_codes (user_id, code_digest)
  select replace_recovery_codes.user_id, digest
  from unnest(code_digests) as digest
$$;

comment on function auth_service.replace_recovery_codes(bigint, bytea[]) is
  'These recovery codes, by their digests, are good from now on; earlier ones are not.';
