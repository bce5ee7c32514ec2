comment on table wms_service.stocktakes is E'@foreignKey (initiated_by_user_id) references user_service.users (user_id)|@fieldName initiator|@foreignFieldName initiatedStocktakes\nA count of what is really in a warehouse.';
comment on column wms_service.stocktakes.stocktake_id is 'Key of the stocktake.';
comment on column wms_service.stocktakes.warehouse_id is 'The warehouse that is counted.';
comment on column wms_service.stocktakes.type is 'Whether all of it is counted.';
comment on column wms_service.stocktakes.status is 'State of the stocktake.';
comment on column wms_service.stocktakes.start_date is 'Day the count begins.';
comment on column wms_service.stocktakes.end_date is 'Day it ended; null until then.';
comment on column wms_service.stocktakes.initiated_by_user_id is 'Who called for it.';
select platform.describe_authorship('wms_service.stocktakes');
