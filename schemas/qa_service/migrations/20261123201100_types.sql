-- migrate:up
set local role qa_service;

create type qa_service.qa_question_status_enum as enum ('PENDING_ANSWER', 'ANSWERED', 'HIDDEN');
create type qa_service.qa_responder_type_enum as enum ('USER', 'SELLER', 'ADMIN');

reset role;

-- migrate:down
set local role qa_service;
drop type qa_service.qa_responder_type_enum;
drop type qa_service.qa_question_status_enum;
reset role;
