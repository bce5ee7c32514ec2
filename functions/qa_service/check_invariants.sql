-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function qa_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'answered_question_has_answers',
    format('question %s', question_id),
    format('is %s and has %s answers', question.status, count(answer.answer_id))
  from qa_service.questions as question
  left join qa_service.answers as answer using (question_id)
  where question.status <> 'HIDDEN'
  group by question_id
  having (question.status = 'ANSWERED') <> (count(answer.answer_id) > 0)

  union all
  select
    'shop_answers_about_its_own',
    format('answer %s', answer_id),
    format('by seller %s, product %s is of seller %s', answer.responder_id, product_id, product.seller_id)
  from qa_service.answers as answer
  join qa_service.questions using (question_id)
  join product_service.product_names as product using (product_id)
  where answer.responder_type = 'SELLER'
    and answer.responder_id <> product.seller_id

  union all
  select
    'user_answers_about_what_reached_them',
    format('answer %s', answer_id),
    format('by user %s, who never got product %s', answer.responder_id, question.product_id)
  from qa_service.answers as answer
  join qa_service.questions as question using (question_id)
  where answer.responder_type = 'USER'
    and not exists (
      select
      from order_service.purchased_items as item
      where item.user_id = answer.responder_id
        and item.product_id = question.product_id
        and item.delivered
    )
$$;

comment on function qa_service.check_invariants() is
  'What must hold of questions and answers at any time and does not.';
grant execute on function qa_service.check_invariants() to platform;
