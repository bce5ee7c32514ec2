-- migrate:up
create schema platform authorization platform;

-- Functions are nobody's until granted: EXECUTE to PUBLIC would make each of them API.
alter default privileges for role platform revoke execute on functions from public;

-- Extensions live apart, so that every function can pin a search path that nobody writes to.
create schema extensions;
grant usage on schema extensions to public;

-- migrate:down
alter default privileges for role platform grant execute on functions to public;
drop schema extensions;
drop schema platform;
