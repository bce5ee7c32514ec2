-- Definer: for the saga that pays; again finds the payment it began. Only here is a token read, and only for the gateway.
create or replace function payment_service.open_payment(checkout_id bigint, with_gateway text)
returns table (
  transaction_id uuid, gateway text, status text, method_type text, amount text, currency text, token text, gateway_transaction_id text,
  action_url text, checkout_status text, seconds_left integer
)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
#variable_conflict use_column
declare
  bought record;
  payment payment_service.payment_transactions;
begin
  select each.user_id, each.status, each.total_amount, each.currency, each.payment_method_type, each.payment_method_id,
    each.expires_at
  into strict bought
  from order_service.checkout_payments as each
  where each.checkout_id = open_payment.checkout_id;
  select each.*
  into payment
  from payment_service.payment_transactions as each
  where each.checkout_id = open_payment.checkout_id;

  if payment.transaction_id is null then
    insert into payment_service.payment_transactions (
      checkout_id, order_id, user_id, amount, currency, payment_method_type, gateway, method_id, processed_at
    )
    select
      open_payment.checkout_id, case count(*) when 1 then min(each.order_id) end, bought.user_id, bought.total_amount,
      bought.currency, bought.payment_method_type::payment_service.payment_method_type_enum,
      case when bought.payment_method_type <> 'CASH_ON_DELIVERY'
        then coalesce(
          (select method.gateway from payment_service.saved_payment_methods as method where method.method_id = bought.payment_method_id),
          open_payment.with_gateway
        ) end, bought.payment_method_id,
      null
    from order_service.order_amounts as each
    where each.checkout_id = open_payment.checkout_id
    returning *
    into payment;
    insert into payment_service.payment_allocations (transaction_id, order_id, user_id, amount)
    select payment.transaction_id, each.order_id, bought.user_id, each.total_amount
    from order_service.order_amounts as each
    where each.checkout_id = open_payment.checkout_id;
  end if;

  return query
    select
      payment.transaction_id, payment.gateway::text, payment.status::text, payment.payment_method_type::text, payment.amount::text,
      payment.currency::text, method.token, payment.gateway_transaction_id::text, payment.action_url,
      bought.status::text, extract(epoch from bought.expires_at - clock_timestamp())::integer
    from (select) as this
    left join payment_service.saved_payment_methods as method on method.method_id = payment.method_id;
end
$$;

comment on function payment_service.open_payment(bigint, text) is
  'The payment of a checkout, split over its orders, made when there is none yet; how it stands, and what the gateway has to know.';
grant execute on function payment_service.open_payment(bigint, text) to market_worker;
