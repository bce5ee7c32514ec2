-- migrate:up
set local role notification_service;

create table notification_service.notification_settings (
  user_id bigint primary key,
  email_enabled boolean default true,
  sms_enabled boolean default false,
  push_enabled boolean default true,
  order_status_updates boolean default true,
  promotion_updates boolean default true,
  message_notifications boolean default true,
  review_reminders boolean default true,
  wms_alerts boolean default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table notification_service.notification_settings enable row level security;

reset role;

-- migrate:down
set local role notification_service;
drop table notification_service.notification_settings;
reset role;
