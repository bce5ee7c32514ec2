comment on table admin_service.platform_settings is 'A setting of the platform as a whole, in effect at once when changed. Never a secret: those are in the environment.';
comment on column admin_service.platform_settings.setting_id is 'Key of the setting.';
comment on column admin_service.platform_settings.setting_key is 'Name it is read by; unique.';
comment on column admin_service.platform_settings.setting_value is 'Its value, as text that parses as value_type.';
comment on column admin_service.platform_settings.value_type is 'What the text is read as.';
comment on column admin_service.platform_settings.description is 'What it does, for whoever changes it.';
select platform.describe_authorship('admin_service.platform_settings');
