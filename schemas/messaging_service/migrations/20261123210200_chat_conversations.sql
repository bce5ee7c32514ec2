-- migrate:up
set local role messaging_service;

create table messaging_service.chat_conversations (
  conversation_id uuid primary key default gen_random_uuid(),
  participant1_id bigint not null,
  participant1_type messaging_service.chat_participant_type_enum not null,
  participant2_id bigint not null,
  participant2_type messaging_service.chat_participant_type_enum not null,
  subject varchar(255),
  is_active boolean default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint chat_conversations_once_per_direction
    unique (participant1_id, participant1_type, participant2_id, participant2_type),
  constraint chat_conversations_between_two
    check ((participant1_type, participant1_id) <> (participant2_type, participant2_id))
);
alter table messaging_service.chat_conversations enable row level security;

create index chat_conversations_participant2
  on messaging_service.chat_conversations (participant2_id, participant2_type);

-- Two parties have one conversation, whichever of them is named first: the lesser, then the greater.
create unique index chat_conversations_once_per_pair on messaging_service.chat_conversations (
  least(participant1_type, participant2_type),
  (
    case
      when (participant1_type, participant1_id) < (participant2_type, participant2_id) then participant1_id
      else participant2_id
    end
  ),
  greatest(participant1_type, participant2_type),
  (
    case
      when (participant1_type, participant1_id) < (participant2_type, participant2_id) then participant2_id
      else participant1_id
    end
  )
);

reset role;

-- migrate:down
set local role messaging_service;
drop table messaging_service.chat_conversations;
reset role;
