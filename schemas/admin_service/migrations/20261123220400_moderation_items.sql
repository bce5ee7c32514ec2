-- migrate:up
set local role admin_service;

create table admin_service.moderation_items (
  moderation_item_id bigserial primary key,
  item_type admin_service.moderation_item_type_enum not null,
  item_id bigint not null,
  reason text not null,
  status admin_service.moderation_status_enum not null default 'PENDING',
  assigned_to_admin_id bigint references admin_service.admin_users (admin_id) on delete set null,
  resolved_at timestamptz,
  notes text,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table admin_service.moderation_items enable row level security;

-- The queue, oldest first; what a moderator has taken; all that was said of one thing.
create index moderation_items_status on admin_service.moderation_items (status, moderation_item_id);
create index moderation_items_assignee on admin_service.moderation_items (assigned_to_admin_id, moderation_item_id);
create index moderation_items_item on admin_service.moderation_items (item_id, item_type);

reset role;

-- migrate:down
set local role admin_service;
drop table admin_service.moderation_items;
reset role;
