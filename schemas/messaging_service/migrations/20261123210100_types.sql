-- migrate:up
set local role messaging_service;

create type messaging_service.chat_participant_type_enum as enum ('USER', 'SELLER', 'ADMIN');

reset role;

-- migrate:down
set local role messaging_service;
drop type messaging_service.chat_participant_type_enum;
reset role;
