comment on table qa_service.answers is
  E'@behavior -query:resource:list -query:resource:connection\nAn answer to a question about a product.';
comment on column qa_service.answers.answer_id is 'Key of the answer.';
comment on column qa_service.answers.question_id is 'The question answered.';
comment on column qa_service.answers.responder_id is 'Who answers: a user, a shop or an administrator, by responder_type. Granted to nobody.';
comment on column qa_service.answers.responder_type is 'What who answers is to the product.';
comment on column qa_service.answers.text is 'The answer.';
select platform.describe_authorship('qa_service.answers');
