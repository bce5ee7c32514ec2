-- Called first in every policy file. The lock comes before the changes: taken piecemeal, it deadlocks with traffic.
-- `lock table` would need rights on the rows, which the owner of an append-only table has given up.
create or replace function platform.reset_guards(guarded regclass)
returns void
language plpgsql
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  guard record;
begin
  execute format('alter table %s enable row level security', guarded);
  for guard in select polname as name from pg_policy where polrelid = guarded loop
    execute format('drop policy %I on %s', guard.name, guarded);
  end loop;
  for guard in select tgname as name from pg_trigger where tgrelid = guarded and not tgisinternal loop
    execute format('drop trigger %I on %s', guard.name, guarded);
  end loop;
  for guard in
    select distinct grantee::regrole as name
    from (
      select (aclexplode(relacl)).grantee from pg_class where oid = guarded
      union
      select (aclexplode(attacl)).grantee from pg_attribute where attrelid = guarded and not attisdropped
    ) as granted
    where grantee not in (0, (select relowner from pg_class where oid = guarded))
  loop
    -- Revoking a right on the table revokes it on each of its columns.
    execute format('revoke all on table %s from %s', guarded, guard.name);
  end loop;
  for guard in
    select distinct own.objid::regclass as sequence, (aclexplode(c.relacl)).grantee::regrole as name
    from pg_depend as own
    join pg_class as c on c.oid = own.objid and c.relkind = 'S'
    where own.classid = 'pg_class'::regclass and own.refclassid = 'pg_class'::regclass
      and own.refobjid = guarded and own.deptype in ('a', 'i')
  loop
    if guard.name <> current_user::regrole then
      execute format('revoke all on sequence %s from %s', guard.sequence, guard.name);
    end if;
  end loop;
  execute format('revoke all on table %s from public', guarded);
  execute format('grant all on table %s to current_user', guarded);
end
$$;

comment on function platform.reset_guards(regclass) is
  'Locks a table and removes its policies, triggers and grants, with those on its sequences, so that its policy file is the whole truth about them.';
-- A service changes its own tables with it: a request has nothing to do here.
grant execute on function platform.reset_guards(regclass) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;
