-- Everybody sees a question that is not hidden, who asked it even then, administrators who look after questions
-- all. Who asked is granted to nobody.
select platform.reset_guards('qa_service.questions');

create policy anonymous_reads_shown on qa_service.questions
  for select to market_anonymous
  using (status <> 'HIDDEN');

create policy customer_reads_own on qa_service.questions
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_questions on qa_service.questions
  for select to market_admin
  using ((select platform.may('questions.read')));

grant select (question_id, product_id, text, status, created_date) on qa_service.questions to market_anonymous;

create trigger _100_stamp before insert or update on qa_service.questions
  for each row execute function platform.stamp_authorship();
