-- Questions about products; who has sold it, has bought it, or runs the platform, answers.
insert into qa_service.questions (
  question_id, product_id, user_id, text, status, created_by, created_date, last_modified_date
)
select
  question_id, goods.product_id, asker, texts.question,
  case
    when pg_temp.chance(question_id, 'hidden') < 0.04 then 'HIDDEN'
    when asked_at > pg_temp.anchor() - interval '2 days' or pg_temp.chance(question_id, 'answered') < 0.2
      then 'PENDING_ANSWER'
    else 'ANSWERED'
  end::qa_service.qa_question_status_enum,
  'user:' || asker, asked_at, asked_at
from generate_series(1, 420) as question_id
join pg_temp.goods on goods.number
  = 1 + floor((select count(*) from pg_temp.goods) * power(pg_temp.chance(question_id, 'about'), 1.5))
join pg_temp.question_texts as texts
  on texts.number = 1 + pg_temp.pick(question_id, 'question', (select count(*)::integer from pg_temp.question_texts))
cross join lateral (select
  1 + pg_temp.pick(question_id, 'asker', 460) as asker,
  -- In the order of their keys, and never before the product was there.
  greatest(
    goods.created_date + interval '1 day',
    pg_temp.anchor() - (421 - question_id) * interval '10 hours'
  ) as asked_at
) as asked
where goods.created_date + interval '1 day' < pg_temp.anchor();

insert into qa_service.answers (
  answer_id, question_id, responder_id, responder_type, text, created_by, created_date, last_modified_date
)
select
  row_number() over (order by answered_at, question_id, ordinal), question_id, responder_id,
  responder_type::qa_service.qa_responder_type_enum, text, actor, answered_at, answered_at
from (
  select questions.question_id, answer.*, questions.created_date + answer.after as answered_at
  from qa_service.questions
  join pg_temp.question_texts as texts on texts.question = questions.text
  join (select product_id, seller_id from pg_temp.goods) as goods using (product_id)
  left join lateral (
    select user_id
    from pg_temp.plan_lines as lines
    join pg_temp.plan_steps as steps
      on steps.order_id = lines.order_id and steps.status = 'DELIVERED' and steps.at < questions.created_date
    where lines.product_id = questions.product_id and lines.user_id <> questions.user_id
    order by lines.order_item_id
    limit 1
  ) as buyer on true
  cross join lateral (values
    (1, 'SELLER', goods.seller_id, texts.answer, 'user:' || 1000 + (goods.seller_id - 1) * 5 + 5, interval '5 hours',
      pg_temp.chance(question_id, 'by admin') >= 0.06),
    (2, 'ADMIN', 3, 'Здравствуйте! Отвечает поддержка маркетплейса: ' || texts.answer, 'admin:3', interval '20 hours',
      pg_temp.chance(question_id, 'by admin') < 0.06),
    (3, 'USER', buyer.user_id, 'Покупал, всё подтверждаю.', 'user:' || buyer.user_id, interval '30 hours',
      buyer.user_id is not null and pg_temp.chance(question_id, 'by buyer') < 0.5)
  ) as answer (ordinal, responder_type, responder_id, text, actor, after, is_given)
  where questions.status = 'ANSWERED' and is_given
) as given;
