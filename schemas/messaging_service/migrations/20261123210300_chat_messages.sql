-- migrate:up
set local role messaging_service;

create table messaging_service.chat_messages (
  message_id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references messaging_service.chat_conversations (conversation_id) on delete cascade,
  sender_id bigint not null,
  sender_type messaging_service.chat_participant_type_enum not null,
  message_text text not null,
  is_read_by_recipient boolean default false,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table messaging_service.chat_messages enable row level security;

create index chat_messages_conversation on messaging_service.chat_messages (conversation_id, created_date, message_id);

reset role;

-- migrate:down
set local role messaging_service;
drop table messaging_service.chat_messages;
reset role;
