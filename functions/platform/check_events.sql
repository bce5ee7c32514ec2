-- Called by platform.check_invariants(). Of the last two days: what was lost before that was reported before that.
create or replace function platform.check_events()
returns table (check_name text, subject text, detail text)
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'event_reaches_each_consumer',
    format('event %s', event.event_id),
    format('"%s" was neither consumed by %s nor is it due', event.topic, listening.consumer)
  from platform.events as event
  join platform.event_consumers as listening using (topic)
  where event.occurred_at > now() - interval '2 days'
    -- One emitted while a consumer was being registered may have missed it.
    and event.occurred_at > listening.listening_since + interval '1 minute'
    and not exists (
      select
      from platform.event_deliveries as delivery
      where delivery.consumer = listening.consumer and delivery.event_id = event.event_id
    )
    and not exists (
      select
      from platform.event_consumptions as consumption
      where consumption.consumer = listening.consumer
        and consumption.event_id = event.event_id
        and consumption.occurred_at = event.occurred_at
    )

  union all
  select
    'event_is_due_or_consumed',
    format('event %s', event_id),
    format('was consumed by %s and is due all the same', consumer)
  from platform.event_deliveries as delivery
  join platform.event_consumptions as consumption using (consumer, event_id, occurred_at)

  union all
  select
    'delivery_is_to_somebody_of_something',
    format('event %s', delivery.event_id),
    format('is due to %s: no such consumer, or no such event', delivery.consumer)
  from platform.event_deliveries as delivery
  where not exists (
      select from platform.event_consumers as listening where listening.consumer = delivery.consumer
    )
    or not exists (
      select
      from platform.events as event
      where event.event_id = delivery.event_id and event.occurred_at = delivery.occurred_at
    )

  union all
  -- forget_events() ends it, when the month is old enough to go.
  select
    'event_has_its_partition',
    'events_default',
    format(
      '%s events of %s to %s are in it: prepare_event_partitions() had not run',
      count(*), min(occurred_at)::date, max(occurred_at)::date
    )
  from platform.events_default
  having count(*) > 0

  union all
  select
    'consumer_is_told_through_something',
    consumer,
    format('%s(platform.event[]) is no function that platform may call', handler)
  from platform.event_consumers as listening
  where handler is not null
    and coalesce(
      not has_function_privilege('platform', to_regprocedure(handler || '(platform.event[])'), 'execute'),
      true
    )

  union all
  select 'consumer_listens_to_a_topic', consumer, format('"%s" is no topic', topic)
  from platform.event_consumers as listening
  where not exists (select from platform.event_topics as known where known.topic = listening.topic)
$$;

comment on function platform.check_events() is
  'What must hold of events, their consumers and consumptions at any time and does not.';
