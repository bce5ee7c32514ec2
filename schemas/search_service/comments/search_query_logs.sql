-- The key of who searched is walked by nobody: nobody may read the column.
comment on table search_service.search_query_logs is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName searchQueryLogs|@behavior -*\nA search somebody made.';
comment on column search_service.search_query_logs.log_id is 'Key of the entry.';
comment on column search_service.search_query_logs.query_text is 'What was searched for.';
comment on column search_service.search_query_logs.user_id is 'Who searched; null for a visitor. Granted to nobody.';
comment on column search_service.search_query_logs.timestamp is E'@notNull\nWhen.';
comment on column search_service.search_query_logs.results_count is 'How many products were found.';
comment on column search_service.search_query_logs.ip_address is 'Address the search came from. Granted to nobody.';
