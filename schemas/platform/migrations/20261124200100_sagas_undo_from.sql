-- migrate:up
set local role platform;

alter table platform.sagas add column undo_from text;

reset role;

-- migrate:down
set local role platform;
alter table platform.sagas drop column undo_from;
reset role;
