-- migrate:up
set local role wms_service;

-- A piece of an order line, for the command that reserves it.
create type wms_service.stock_claim as (
  order_item_id bigint,
  sku_code text,
  quantity integer
);

reset role;

-- migrate:down
set local role wms_service;
drop type wms_service.stock_claim;
reset role;
