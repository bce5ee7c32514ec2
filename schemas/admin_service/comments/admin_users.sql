comment on table admin_service.admin_users is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName adminUser\nSomebody who runs the platform.';
comment on column admin_service.admin_users.admin_id is 'Key of the administrator.';
comment on column admin_service.admin_users.user_id is 'The account they act with; one administrator a user.';
comment on column admin_service.admin_users.username is 'Name to sign in with; unique.';
comment on column admin_service.admin_users.password_hash is 'Password as an argon2id hash in PHC form, with its own salt and cost.';
comment on column admin_service.admin_users.roles is 'Roles, any of SUPER_ADMIN, MODERATOR, SUPPORT, FINANCE, CATALOG_MANAGER, LOGISTICS_MANAGER and WMS_OPERATOR.';
comment on column admin_service.admin_users.is_active is 'False once dismissed; the row stays, for the log names it.';
select platform.describe_authorship('admin_service.admin_users');
