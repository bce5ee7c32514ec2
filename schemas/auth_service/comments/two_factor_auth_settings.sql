comment on table auth_service.two_factor_auth_settings is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName twoFactorAuthSetting\n@behavior -query:resource:list -query:resource:connection\nWhether and how a user confirms a sign-in with a second factor.';
comment on column auth_service.two_factor_auth_settings.user_id is 'Whose setting it is; one row a user.';
comment on column auth_service.two_factor_auth_settings.is_enabled is 'Whether sign-in asks for the second factor.';
comment on column auth_service.two_factor_auth_settings.method is 'The second factor; required once enabled.';
comment on column auth_service.two_factor_auth_settings.totp_secret is 'Secret shared with the authenticator application, encrypted with a key from the environment.';
comment on column auth_service.two_factor_auth_settings.sms_code_last_sent_at is 'When a code last went out by SMS; limits how often one may.';
comment on column auth_service.two_factor_auth_settings.email_code_last_sent_at is 'When a code last went out by e-mail; limits how often one may.';
comment on column auth_service.two_factor_auth_settings.totp_last_step is 'Time step of the last code of the application that was taken; that one and older ones are taken no more.';
select platform.describe_authorship('auth_service.two_factor_auth_settings');
