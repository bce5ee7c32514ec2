-- Nobody reads or writes recovery codes: no policy, no grant. The sign-in functions do, as the owner.
select platform.reset_guards('auth_service.recovery_codes');
