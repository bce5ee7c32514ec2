-- migrate:up
set local role qa_service;

create table qa_service.answers (
  answer_id bigserial primary key,
  question_id bigint not null references qa_service.questions (question_id) on delete cascade,
  responder_id bigint not null,
  responder_type qa_service.qa_responder_type_enum not null,
  text text not null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table qa_service.answers enable row level security;

create index answers_question on qa_service.answers (question_id, created_date, answer_id);
create index answers_responder on qa_service.answers (responder_id, responder_type);

reset role;

-- migrate:down
set local role qa_service;
drop table qa_service.answers;
reset role;
