-- Definer: only this service adds to the log, whoever makes the change. What the platform does by itself, and what an
-- installation is filled with, is no administrator's act. Of a secret it says that it changed.
create or replace function admin_service.log_change()
returns trigger
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  resource constant text := tg_argv[0];
  key_column constant text := tg_argv[1];
  secrets constant text[] := string_to_array(coalesce(tg_argv[2], ''), ',');
  unsaid constant text[] := array['created_by', 'created_date', 'last_modified_by', 'last_modified_date'];
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - unsaid end;
  is_now jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - unsaid end;
  key_of_thing constant text := coalesce(is_now, was) ->> key_column;
  changed text[];
begin
  if platform.current_admin_id() is null then
    return null;
  end if;
  select array_agg(each.key)
  into changed
  from jsonb_each(coalesce(is_now, was)) as each
  where was is null
    or is_now is null
    or was -> each.key is distinct from is_now -> each.key;
  if changed is null then
    return null;
  end if;
  insert into admin_service.admin_activity_logs (
    admin_user_id, action, resource_type, resource_id, ip_address, before_json, after_json
  )
  select
    platform.current_admin_id(),
    case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'update' else 'delete' end
      || replace(initcap(resource), '_', ''),
    resource,
    key_of_thing,
    nullif(current_setting('market.ip', true), '')::inet,
    case when was is not null then jsonb_object_agg(name, was -> name) filter (where name <> all (secrets)) end,
    case
      when is_now is not null
        then jsonb_object_agg(name, case when name = any (secrets) then '"changed"' else is_now -> name end)
    end
  from unnest(changed) as name;
  return null;
end
$$;

comment on function admin_service.log_change() is
  'Trigger: writes down what the signed-in administrator changes, before and after. Its arguments: what kind of thing the table holds, its key, and its secrets.';
