-- migrate:up
set local role platform;

-- Mail and SMS that wait to be sent. What only the recipient may read is sealed by the process that made it, and opened
-- by the worker that sends it; what was sent keeps nothing personal.
create table platform.messages (
  message_id uuid primary key,
  channel text not null,
  recipient text,
  template text not null,
  data jsonb not null default '{}',
  sealed_data text,
  locale text,
  requested_by text not null,
  state text not null default 'QUEUED',
  queued_at timestamptz not null default now(),
  good_until timestamptz not null,
  sent_at timestamptz,
  constraint messages_known_channel check (channel in ('EMAIL', 'SMS')),
  constraint messages_known_state check (state in ('QUEUED', 'SENT', 'DROPPED')),
  constraint messages_sent_says_when check ((state = 'SENT') = (sent_at is not null)),
  constraint messages_done_keep_nothing_personal check (
    state = 'QUEUED' or (recipient is null and sealed_data is null and data = '{}')
  )
);
alter table platform.messages enable row level security;

-- The sweep.
create index messages_good_until on platform.messages (good_until);

reset role;

-- migrate:down
set local role platform;
drop table platform.messages;
reset role;
