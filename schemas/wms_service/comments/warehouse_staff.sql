comment on table wms_service.warehouse_staff is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName warehouseAssignments\n@behavior -query:resource:list -query:resource:connection\nWhich operator works in which warehouse.';
comment on column wms_service.warehouse_staff.warehouse_id is 'Where they work.';
comment on column wms_service.warehouse_staff.user_id is 'Who works there; somebody can in several warehouses.';
comment on column wms_service.warehouse_staff.is_active is 'Whether they still do. One who does not is not signed in to the warehouse any more.';
comment on constraint warehouse_staff_warehouse_id_fkey on wms_service.warehouse_staff is E'@foreignFieldName staff';
select platform.describe_authorship('wms_service.warehouse_staff');
