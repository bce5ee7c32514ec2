comment on table wms_service.transfers is E'@foreignKey (sku_code) references product_service.product_variants (sku_code)|@fieldName productVariant|@foreignFieldName transfers\n@foreignKey (initiated_by_user_id) references user_service.users (user_id)|@fieldName initiator|@foreignFieldName initiatedTransfers\nGoods that are moved from one location to another, of the same warehouse or not.';
comment on column wms_service.transfers.transfer_id is 'Key of the transfer.';
comment on column wms_service.transfers.sku_code is 'What is moved.';
comment on column wms_service.transfers.quantity is 'Pieces to move.';
comment on column wms_service.transfers.from_location_id is 'Where they are taken from.';
comment on column wms_service.transfers.to_location_id is 'Where they are put.';
comment on column wms_service.transfers.status is 'State of the transfer: PENDING, IN_PROGRESS once they are taken, COMPLETED once they are put, or CANCELLED.';
comment on column wms_service.transfers.initiated_by_user_id is 'Who called for it.';
comment on column wms_service.transfers.completed_at is 'When it was done; null until then.';
comment on constraint transfers_from_location_id_fkey on wms_service.transfers is
  E'@fieldName fromLocation\n@foreignFieldName outgoingTransfers';
comment on constraint transfers_to_location_id_fkey on wms_service.transfers is
  E'@fieldName toLocation\n@foreignFieldName incomingTransfers';
select platform.describe_authorship('wms_service.transfers');
