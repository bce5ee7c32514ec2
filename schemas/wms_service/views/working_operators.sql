create or replace view wms_service.working_operators
with (security_barrier) as
  select staff.warehouse_id, staff.user_id
  from wms_service.warehouse_staff as staff
  where staff.is_active;

comment on view wms_service.working_operators is
  'Published: who works in which warehouse, for a session to be entitled by.';
grant select on wms_service.working_operators to platform;
