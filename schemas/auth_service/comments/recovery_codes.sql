comment on table auth_service.recovery_codes is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName recoveryCodes\nCodes that stand in for a second factor that was lost, each once.';
comment on column auth_service.recovery_codes.user_id is 'Whose code it is.';
comment on column auth_service.recovery_codes.code_digest is 'SHA-256 of the code; the code itself, 80 random bits, was shown once and is stored nowhere.';
comment on column auth_service.recovery_codes.used_at is 'When it was used; it is good once.';
comment on column auth_service.recovery_codes.created_date is 'When it was made.';
