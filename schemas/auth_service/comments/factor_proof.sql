comment on type auth_service.factor_proof is 'What somebody has shown as their second factor.';
comment on column auth_service.factor_proof.totp_step is 'The time step that an application''s code is of; null when it is of none near.';
comment on column auth_service.factor_proof.sealed_secret is 'The secret it was compared with, as it is stored.';
comment on column auth_service.factor_proof.challenge_id is 'The challenge that a code which was sent answers.';
comment on column auth_service.factor_proof.code_digests is 'Digests of such a code, by each key.';
comment on column auth_service.factor_proof.recovery_digest is 'SHA-256 of a recovery code.';
