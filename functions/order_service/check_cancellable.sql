-- For the functions of this service; callable by nobody else.
create or replace function order_service.check_cancellable(held order_service.orders)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if held.status <> 'PROCESSING' then
    perform platform.fail(
      'INVALID_STATE',
      format('The order is %s: it can be cancelled until it is sent.', held.status),
      field => 'orderId',
      details => jsonb_build_object('status', held.status)
    );
  end if;
end
$$;

comment on function order_service.check_cancellable(order_service.orders) is
  'Whether a locked order is paid for and not sent. Errors: INVALID_STATE.';
