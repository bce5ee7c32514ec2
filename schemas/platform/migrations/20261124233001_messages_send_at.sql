-- migrate:up
set local role platform;

alter table platform.messages add column send_at timestamptz;

reset role;

-- migrate:down
set local role platform;
alter table platform.messages drop column send_at;
reset role;
