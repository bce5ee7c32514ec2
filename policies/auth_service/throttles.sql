-- Nobody reads or writes throttles: no policy, no grant. The sign-in functions do, as the owner.
select platform.reset_guards('auth_service.throttles');
