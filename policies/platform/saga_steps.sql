-- What was tried was tried: not even the owner rewrites it.
select platform.reset_guards('platform.saga_steps');

revoke update, truncate on platform.saga_steps from platform;
