-- Seen where the question is: the policies of questions apply to the one looked for here. Which buyer or
-- administrator answered is granted to nobody, only what they are to the product.
select platform.reset_guards('qa_service.answers');

create policy anonymous_reads_with_question on qa_service.answers
  for select to market_anonymous
  using (
    exists (select from qa_service.questions as question where question.question_id = answers.question_id)
  );

grant select (answer_id, question_id, responder_type, text, created_date) on qa_service.answers to market_anonymous;

create trigger _100_stamp before insert or update on qa_service.answers
  for each row execute function platform.stamp_authorship();
