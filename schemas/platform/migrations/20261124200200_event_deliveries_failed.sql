-- migrate:up
set local role platform;

-- What administrators look at; nothing of it is touched while all goes well.
create index event_deliveries_failed on platform.event_deliveries (occurred_at, event_id) where attempts > 0;

reset role;

-- migrate:down
set local role platform;
drop index platform.event_deliveries_failed;
reset role;
