-- Nobody reads or writes challenges: no policy, no grant. The sign-in functions do, as the owner.
select platform.reset_guards('auth_service.challenges');

-- One at a time only: a slip must not sign everybody out, or forget every try.
revoke truncate on auth_service.challenges from auth_service;
