comment on type wms_service.warehouse_location_type_enum is
  'What goods stand in or on: SHELF, PALLET, FLOOR or BIN.';
comment on type wms_service.inventory_item_status_enum is
  'Whether stock can be sold: AVAILABLE yes; RESERVED, set aside as a whole, QUARANTINE, until it is checked, and DAMAGED no. What orders hold of AVAILABLE stock is its reserved_quantity.';
comment on type wms_service.stock_movement_type_enum is
  'Why stock moved: RECEIVE it arrived, PICK it was taken for an order, SHIP it left with a carrier, TRANSFER to another place, ADJUSTMENT_IN and ADJUSTMENT_OUT by a count or a correction.';
comment on type wms_service.inbound_status_enum is
  'State of a delivery to a warehouse: PLANNED by the shop, IN_TRANSIT, RECEIVED_PARTIAL, RECEIVED_COMPLETED once closed, or CANCELLED.';
comment on type wms_service.picking_task_status_enum is
  'State of a picking task: NEW until a picker claims it, then ASSIGNED, IN_PROGRESS, COMPLETED, or CANCELLED with its order.';
comment on type wms_service.outbound_status_enum is
  'State of a parcel: PENDING_PICKING, READY_FOR_DISPATCH once packed, DISPATCHED to the carrier, DELIVERED.';
comment on type wms_service.stocktake_status_enum is
  'State of a stocktake: PLANNED, IN_PROGRESS while it is counted, COMPLETED once posted, or CANCELLED.';
comment on type wms_service.stocktake_type_enum is
  'What is counted: FULL the whole warehouse, CYCLE_COUNT a part of it.';
comment on type wms_service.stock_claim is 'Pieces of a SKU for an order line.';
comment on column wms_service.stock_claim.order_item_id is 'The order line.';
comment on column wms_service.stock_claim.sku_code is 'The SKU.';
comment on column wms_service.stock_claim.quantity is 'How many pieces.';
