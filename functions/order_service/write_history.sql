-- Definer: nobody may write the history. Also tells the others, so that no writer can change an order in silence.
create or replace function order_service.write_history()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if tg_op = 'INSERT' or new.status <> old.status then
    insert into order_service.order_status_history (order_id, status, changed_by_user_id, created_date)
    values (
      new.order_id,
      new.status,
      platform.current_user_id(),
      -- Not when the transaction began: it may have waited for the one before.
      case when tg_op = 'INSERT' then new.created_date when new.status = 'DELIVERED' then new.delivered_at else clock_timestamp() end
    );
  elsif new.accepted_at is not distinct from old.accepted_at then
    return null;
  end if;
  perform platform.emit(
    case
      when tg_op = 'UPDATE' and new.status = old.status then 'order.changed'
      else case new.status
        when 'PENDING' then 'order.placed'
        when 'PROCESSING' then 'order.confirmed'
        when 'SHIPPED' then 'order.shipped'
        when 'DELIVERED' then 'order.delivered'
        when 'COMPLETED' then 'order.completed'
        when 'CANCELLED' then 'order.cancelled'
        when 'RETURNED' then 'order.returned'
        when 'REFUNDED' then 'order.refunded'
      end
    end,
    new.order_id::text,
    jsonb_build_object(
      'orderId', new.order_id, 'checkoutId', new.checkout_id, 'userId', new.user_id, 'sellerId', new.seller_id
    )
  );
  return null;
end
$$;

comment on function order_service.write_history() is
  'Trigger, after an order was written: its history has each state it came to, and the other services are told.';
