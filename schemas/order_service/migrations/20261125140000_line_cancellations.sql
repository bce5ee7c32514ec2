-- migrate:up
set local role order_service;

-- Pieces of a line, for commands that are about some of them.
create type order_service.line_quantity as (
  order_item_id bigint,
  quantity integer
);

-- Pieces that will not come although the rest of their order may.
create table order_service.line_cancellations (
  cancellation_id bigserial primary key,
  order_id bigint not null references order_service.orders (order_id) on delete cascade,
  order_item_id bigint not null references order_service.order_items (order_item_id) on delete cascade,
  quantity integer not null,
  reason order_service.cancel_reason_enum not null,
  note text,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint line_cancellations_quantity_positive check (quantity > 0),
  constraint line_cancellations_note_is_short check (char_length(note) <= 1000)
);
alter table order_service.line_cancellations enable row level security;

create index line_cancellations_order on order_service.line_cancellations (order_id, cancellation_id);
create index line_cancellations_order_item on order_service.line_cancellations (order_item_id);

reset role;

-- migrate:down
set local role order_service;
drop table order_service.line_cancellations;
drop type order_service.line_quantity;
reset role;
