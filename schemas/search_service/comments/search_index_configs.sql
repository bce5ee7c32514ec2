comment on table search_service.search_index_configs is 'How a search index is filled, and how often.';
comment on column search_service.search_index_configs.config_id is 'Key of the configuration.';
comment on column search_service.search_index_configs.index_name is 'Name of the index; unique.';
comment on column search_service.search_index_configs.source_service is 'The service whose data it holds: "product_service".';
comment on column search_service.search_index_configs.last_indexed_at is 'When it was last filled whole; null before the first time.';
comment on column search_service.search_index_configs.indexing_schedule is 'When it is filled again, as five fields of cron, UTC, numbers without leading zeros: "*/30 * * * *"; null when only by hand.';
comment on column search_service.search_index_configs.is_active is 'Whether it is filled at all.';
select platform.describe_authorship('search_service.search_index_configs');
