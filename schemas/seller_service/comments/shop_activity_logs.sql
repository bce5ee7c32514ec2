comment on table seller_service.shop_activity_logs is E'@behavior -query:resource:list -query:resource:connection\nWhat was done to a shop from within: its profile, its staff, where it is paid to; and who read that. Only ever added to.';
comment on column seller_service.shop_activity_logs.log_id is 'Key of the entry.';
comment on column seller_service.shop_activity_logs.seller_id is 'The shop.';
comment on column seller_service.shop_activity_logs.actor is 'Who did it: "user:<user_id>", "admin:<admin_id>" or "system".';
comment on column seller_service.shop_activity_logs.action is 'The operation.';
comment on column seller_service.shop_activity_logs.details is 'What it was done to and how: keys and kinds, nothing personal, no secret.';
comment on column seller_service.shop_activity_logs.ip_address is 'From where.';
comment on column seller_service.shop_activity_logs.happened_at is 'When.';
comment on constraint shop_activity_logs_seller_id_fkey on seller_service.shop_activity_logs is E'@fieldName seller\n@foreignFieldName activity';
