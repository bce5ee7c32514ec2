-- What was consumed stays consumed: not even the owner takes it back.
select platform.reset_guards('platform.event_consumptions');

revoke update, delete, truncate on platform.event_consumptions, platform.event_consumptions_default from platform;
