-- migrate:up
set local role wms_service;

create table wms_service.transfers (
  transfer_id bigserial primary key,
  sku_code varchar(100) not null,
  quantity integer not null check (quantity > 0),
  from_location_id bigint not null references wms_service.locations (location_id) on delete restrict,
  to_location_id bigint not null references wms_service.locations (location_id) on delete restrict,
  status varchar(50) not null,
  initiated_by_user_id bigint not null,
  completed_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint transfers_known_status check (status in ('PENDING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED')),
  constraint transfers_lead_elsewhere check (from_location_id <> to_location_id)
);
alter table wms_service.transfers enable row level security;

create index transfers_sku on wms_service.transfers (sku_code);
create index transfers_from_location on wms_service.transfers (from_location_id, transfer_id);
create index transfers_to_location on wms_service.transfers (to_location_id, transfer_id);
create index transfers_initiated_by on wms_service.transfers (initiated_by_user_id);
create index transfers_open on wms_service.transfers (transfer_id) where status in ('PENDING', 'IN_PROGRESS');

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.transfers;
reset role;
