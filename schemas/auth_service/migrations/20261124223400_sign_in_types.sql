-- migrate:up
set local role auth_service;

-- A challenge as the API has prepared it: it knows the code, the database its digest.
create type auth_service.prepared_challenge as (
  challenge_id uuid,
  code_digest bytea,
  message_id uuid,
  sealed_code text,
  good_for interval
);
-- What becomes of a sign-in. outcome: SIGNED_IN, CHALLENGED, WRONG, BLOCKED, NOT_ENTITLED.
create type auth_service.sign_in_result as (
  outcome text,
  challenge_id uuid,
  method auth_service.auth_two_factor_method_enum,
  wait_seconds integer,
  session_id uuid,
  user_id bigint,
  audience text,
  access_seconds integer,
  refresh_until timestamptz
);
-- What becomes of a refresh token. outcome: REFRESHED, REUSED, ENDED. successor is the place in what was offered.
create type auth_service.refresh_result as (
  outcome text,
  user_id bigint,
  successor integer,
  access_seconds integer,
  refresh_until timestamptz
);
create type auth_service.session_rule as (
  access_seconds integer,
  idle interval,
  absolute interval,
  grace interval
);

reset role;

-- migrate:down
set local role auth_service;
drop type auth_service.session_rule;
drop type auth_service.refresh_result;
drop type auth_service.sign_in_result;
drop type auth_service.prepared_challenge;
reset role;
