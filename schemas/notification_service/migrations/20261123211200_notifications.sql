-- migrate:up
set local role notification_service;

create table notification_service.notifications (
  notification_id uuid primary key default gen_random_uuid(),
  user_id bigint not null,
  type notification_service.notification_type_enum not null,
  message_text text not null,
  link_url text,
  is_read boolean default false,
  sent_at timestamptz default current_timestamp,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table notification_service.notifications enable row level security;

create index notifications_user on notification_service.notifications (user_id, sent_at, notification_id);
create index notifications_unread on notification_service.notifications (user_id, sent_at, notification_id)
  where is_read is not true;

reset role;

-- migrate:down
set local role notification_service;
drop table notification_service.notifications;
reset role;
