-- What is indexed, and what people looked for, in vain as well.
insert into search_service.search_index_configs (
  config_id, index_name, source_service, last_indexed_at, indexing_schedule, is_active, created_by, created_date,
  last_modified_date
)
select
  config_id, index_name, source_service, pg_temp.anchor() - ago, indexing_schedule, is_active, 'admin:5', made_at,
  made_at
from (values
  (1, 'product_documents', 'product_service', interval '20 minutes', '*/30 * * * *', true),
  (2, 'reviews', 'review_service', interval '5 hours', '0 */6 * * *', true),
  (3, 'questions', 'qa_service', interval '90 days', null, false)
) as listed (config_id, index_name, source_service, ago, indexing_schedule, is_active),
lateral (select pg_temp.anchor() - interval '500 days') as long_ago (made_at);

insert into search_service.search_query_logs (log_id, query_text, user_id, timestamp, results_count, ip_address)
select
  log_id, texts.query_text,
  case when pg_temp.chance(log_id, 'signed in') < 0.6 then 1 + pg_temp.pick(log_id, 'searcher', 460) end,
  pg_temp.anchor() - (2001 - log_id) * interval '40 minutes', texts.results_count,
  ('203.0.113.' || 1 + pg_temp.pick(log_id, 'address', 254))::inet
from generate_series(1, 2000) as log_id
join pg_temp.search_texts as texts on texts.number
  = 1 + floor((select count(*) from pg_temp.search_texts) * power(pg_temp.chance(log_id, 'query'), 1.3));
