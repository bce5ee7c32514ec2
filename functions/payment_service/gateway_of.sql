-- Definer: for the saga that lets money go.
create or replace function payment_service.gateway_of(transaction_id uuid)
returns text
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select payment.gateway
  from payment_service.payment_transactions as payment
  where payment.transaction_id = gateway_of.transaction_id
$$;

comment on function payment_service.gateway_of(uuid) is 'The gateway a payment was begun with.';
grant execute on function payment_service.gateway_of(uuid) to market_worker;
