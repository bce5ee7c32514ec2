-- Nobody reads or writes challenges: no policy, no grant. The sign-in functions do, as the owner.
select platform.reset_guards('auth_service.challenges');
