-- migrate:up
set local role auth_service;

alter table auth_service.challenges
  drop constraint challenges_known_purpose,
  add constraint challenges_known_purpose check (
    purpose in ('VERIFY_EMAIL', 'VERIFY_PHONE', 'CHANGE_EMAIL', 'RESET_PASSWORD', 'SIGN_IN', 'ENABLE_FACTOR')
  );
-- A link has a token and nothing beside it: it is found by the token's digest.
create unique index challenges_link on auth_service.challenges (code_digest) where purpose = 'RESET_PASSWORD';

reset role;

-- migrate:down
set local role auth_service;
drop index auth_service.challenges_link;
delete from auth_service.challenges where purpose = 'CHANGE_EMAIL';
alter table auth_service.challenges
  drop constraint challenges_known_purpose,
  add constraint challenges_known_purpose check (
    purpose in ('VERIFY_EMAIL', 'VERIFY_PHONE', 'RESET_PASSWORD', 'SIGN_IN', 'ENABLE_FACTOR')
  );
reset role;
