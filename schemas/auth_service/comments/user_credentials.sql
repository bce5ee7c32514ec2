comment on table auth_service.user_credentials is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName credentials\nWhat a user proves to be themself with. Read and written by the sign-in functions only.';
comment on column auth_service.user_credentials.user_id is 'Whose credentials these are; one row a user.';
comment on column auth_service.user_credentials.password_hash is 'Password as an argon2id hash in PHC form, with its own salt and cost.';
comment on column auth_service.user_credentials.email_verified is 'Whether the user has shown that the e-mail address is theirs.';
comment on column auth_service.user_credentials.phone_verified is 'Whether the user has shown that the phone number is theirs.';
comment on column auth_service.user_credentials.unproved_phone_number is 'Phone named at registration, until it is proved.';
select platform.describe_authorship('auth_service.user_credentials');
