-- For cancel_order(); callable by nobody else.
create or replace function order_service.check_lines(lines order_service.line_quantity[], idempotency_key uuid)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if lines is null then
    return;
  elsif cardinality(lines) not between 1 and 1000 or exists (
    select from unnest(lines) as line where line.order_item_id is null or line.quantity is null or line.quantity < 1
  ) then
    perform platform.fail(
      'INVALID_INPUT', 'Name the lines and how many pieces of each, at least one.', field => 'lines'
    );
  elsif (select count(distinct line.order_item_id) from unnest(lines) as line) < cardinality(lines) then
    perform platform.fail('INVALID_INPUT', 'Name each line once.', field => 'lines');
  elsif idempotency_key is null then
    perform platform.fail(
      'INVALID_INPUT', 'Send a key of your own making, the same at each repetition.', field => 'idempotencyKey'
    );
  end if;
end
$$;

comment on function order_service.check_lines(order_service.line_quantity[], uuid) is
  'Whether pieces of lines are named as they should be, with a key. Errors: INVALID_INPUT.';

create or replace function order_service.was_cancelled_with(
  order_id bigint,
  lines order_service.line_quantity[],
  idempotency_key uuid
)
returns boolean
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  done constant order_service.line_quantity[] := array(
    select row(known.order_item_id, known.quantity)::order_service.line_quantity
    from order_service.line_cancellations as known
    where known.order_id = was_cancelled_with.order_id
      and known.idempotency_key = was_cancelled_with.idempotency_key
    order by known.order_item_id
  );
begin
  if cardinality(done) > 0
    and done <> array(select line from unnest(lines) as line order by line.order_item_id)
  then
    perform platform.fail(
      'IDEMPOTENCY_KEY_REUSED', 'This key cancelled something else: take a new one.', field => 'idempotencyKey'
    );
  end if;
  return cardinality(done) > 0;
end
$$;

comment on function order_service.was_cancelled_with(bigint, order_service.line_quantity[], uuid) is
  'Whether just these pieces of a locked order were cancelled with the key before. Errors: IDEMPOTENCY_KEY_REUSED.';
