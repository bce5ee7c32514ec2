-- Definer: the list is readable by nobody.
create or replace function platform.services_told_of(topic text)
returns text[]
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select coalesce(array_agg(distinct split_part(listening.consumer, '.', 1)), '{}')
  from platform.event_consumers as listening
  where listening.topic = services_told_of.topic
$$;

comment on function platform.services_told_of(text) is 'The services with a consumer of the topic, for one that waits for all of them.';
grant execute on function platform.services_told_of(text) to user_service;
