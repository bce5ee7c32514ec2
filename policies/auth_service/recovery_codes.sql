-- Nobody reads or writes recovery codes: no policy, no grant. The sign-in functions do, as the owner.
select platform.reset_guards('auth_service.recovery_codes');

-- One at a time only: a slip must not sign everybody out, or forget every try.
revoke truncate on auth_service.recovery_codes from auth_service;
