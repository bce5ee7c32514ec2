-- For the functions about the second factor; callable by nobody else.
create or replace function auth_service.tell_of_factor(user_id bigint, template text)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select platform.queue_message(
    gen_random_uuid(),
    'EMAIL',
    account.contact_email,
    template,
    jsonb_strip_nulls(
      jsonb_build_object(
        'method', factor.method,
        'recoveryCodesLeft', (
          select count(*)
          from auth_service.recovery_codes as code
          where code.user_id = account.user_id
            and code.used_at is null
        )
      )
    )
  )
  from user_service.sign_in_accounts as account
  left join auth_service.two_factor_auth_settings as factor on factor.user_id = account.user_id
  where account.user_id = tell_of_factor.user_id
$$;

comment on function auth_service.tell_of_factor(bigint, text) is
  'Writes to a user that their second factor was changed or used.';
