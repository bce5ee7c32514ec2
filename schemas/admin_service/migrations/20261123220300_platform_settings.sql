-- migrate:up
set local role admin_service;

-- A check needs a function here: 15 has no `is json`, and a cast that fails must refuse, not break off.
-- NUMBER and BOOLEAN are as JSON writes them: "10.5", "true".
create function admin_service.setting_parses(
  setting_value text,
  value_type admin_service.platform_setting_value_type_enum
)
returns boolean
language plpgsql immutable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  return case value_type
    when 'STRING' then true
    when 'NUMBER' then jsonb_typeof(setting_value::jsonb) = 'number'
    when 'BOOLEAN' then jsonb_typeof(setting_value::jsonb) = 'boolean'
    when 'JSON' then setting_value::jsonb is not null
  end;
exception
  when data_exception then
    return false;
end
$$;

comment on function admin_service.setting_parses(text, admin_service.platform_setting_value_type_enum) is
  'Whether a setting''s text is a value of its type.';

create table admin_service.platform_settings (
  setting_id bigserial primary key,
  setting_key varchar(255) not null,
  setting_value text not null,
  value_type admin_service.platform_setting_value_type_enum not null,
  description text,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint platform_settings_key_once unique (setting_key),
  constraint platform_settings_value_is_of_type check (admin_service.setting_parses(setting_value, value_type))
);
alter table admin_service.platform_settings enable row level security;

reset role;

-- migrate:down
set local role admin_service;
drop table admin_service.platform_settings;
drop function admin_service.setting_parses(text, admin_service.platform_setting_value_type_enum);
reset role;
