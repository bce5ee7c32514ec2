-- For consume_events() and take_events(); callable by nobody else. The lock ends with the transaction, so a worker
-- that was killed, or froze after its statement, holds up nobody.
create or replace function platform.lock_consumer(consumer text)
returns boolean
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select pg_try_advisory_xact_lock(7203404, hashtext(lock_consumer.consumer))
$$;

comment on function platform.lock_consumer(text) is
  'Whether the caller may serve the consumer now: one at a time, so that it is told things in order.';
