-- migrate:up
set local role auth_service;

-- What somebody has shown as their second factor, as far as the API could judge it: the time step an application's code is
-- of and the secret it was compared with, the digests of a code that was sent, that of a recovery code.
create type auth_service.factor_proof as (
  totp_step bigint,
  sealed_secret text,
  challenge_id uuid,
  code_digests bytea[],
  recovery_digest bytea
);

reset role;

-- migrate:down
set local role auth_service;
drop type auth_service.factor_proof;
reset role;
