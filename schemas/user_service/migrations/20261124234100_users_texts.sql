-- migrate:up
set local role user_service;

alter table user_service.users
  add constraint users_first_name_is_a_text check (btrim(first_name) <> '' and first_name !~ '[[:cntrl:]]'),
  add constraint users_last_name_is_a_text check (btrim(last_name) <> '' and last_name !~ '[[:cntrl:]]'),
  add constraint users_date_of_birth_is_plausible check (date_of_birth >= '1900-01-01');

-- Administrators look for users by the beginning of an address, a phone or a name, whatever the database's collation.
create index users_search_email on user_service.users ((lower(email) collate "C"), user_id);
create index users_search_phone on user_service.users ((phone_number collate "C"), user_id);
create index users_search_name on user_service.users ((lower(last_name || ' ' || first_name) collate "C"), user_id);

reset role;

-- migrate:down
set local role user_service;
drop index user_service.users_search_name;
drop index user_service.users_search_phone;
drop index user_service.users_search_email;
alter table user_service.users
  drop constraint users_date_of_birth_is_plausible,
  drop constraint users_last_name_is_a_text,
  drop constraint users_first_name_is_a_text;
reset role;
