comment on table notification_service.notifications is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName notifications\n@behavior +totalCount\nSomething a user is told.';
comment on column notification_service.notifications.notification_id is 'Key of the notification.';
comment on column notification_service.notifications.user_id is 'Who is told.';
comment on column notification_service.notifications.type is 'What it is about.';
comment on column notification_service.notifications.message_text is 'What it says, in the user''s language.';
comment on column notification_service.notifications.link_url is 'Where it leads to, if anywhere.';
comment on column notification_service.notifications.is_read is 'Whether the user has read it; the user sets it.';
-- Everybody reads their own only, so the index on (user_id, sent_at) gives the order.
comment on column notification_service.notifications.sent_at is E'@isIndexed\n@notNull\nWhen it was sent.';
select platform.describe_authorship('notification_service.notifications');
