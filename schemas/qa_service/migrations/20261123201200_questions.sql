-- migrate:up
set local role qa_service;

create table qa_service.questions (
  question_id bigserial primary key,
  product_id bigint not null,
  user_id bigint not null,
  text text not null,
  status qa_service.qa_question_status_enum not null default 'PENDING_ANSWER',
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table qa_service.questions enable row level security;

create index questions_product on qa_service.questions (product_id, created_date, question_id);
create index questions_user on qa_service.questions (user_id, question_id);
create index questions_created_date on qa_service.questions (created_date, question_id);
-- What a shop has still to answer, product by product.
create index questions_unanswered on qa_service.questions (product_id, created_date, question_id)
  where status = 'PENDING_ANSWER';

reset role;

-- migrate:down
set local role qa_service;
drop table qa_service.questions;
reset role;
