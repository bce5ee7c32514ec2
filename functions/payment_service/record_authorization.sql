-- Definer: what the gateway said, whoever heard it and in whatever order: the saga, a webhook, or reconciliation. What is
-- older than what is known changes nothing.
create or replace function payment_service.record_authorization(
  transaction_id uuid,
  state text,
  gateway_transaction_id text,
  action_url text default null,
  decline_code text default null,
  message text default null
)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  payment payment_service.payment_transactions;
begin
  select each.*
  into strict payment
  from payment_service.payment_transactions as each
  where each.transaction_id = record_authorization.transaction_id
  for no key update;

  if state in ('ACTION_REQUIRED', 'PENDING') and payment.status = 'PENDING' then
    update payment_service.payment_transactions as each
    set
      gateway_transaction_id = coalesce(record_authorization.gateway_transaction_id, each.gateway_transaction_id),
      action_url = record_authorization.action_url
    where each.transaction_id = payment.transaction_id;
  elsif state = 'AUTHORISED' and payment.status in ('PENDING', 'FAILED', 'CANCELLED') and payment.captured_amount = 0 then
    update payment_service.payment_transactions as each
    set
      status = 'AUTHORIZED', authorized_amount = each.amount, processed_at = clock_timestamp(), action_url = null,
      gateway_transaction_id = coalesce(record_authorization.gateway_transaction_id, each.gateway_transaction_id),
      decline_code = null, error_message = null
    where each.transaction_id = payment.transaction_id;
  elsif state = 'DECLINED' and payment.status in ('PENDING', 'AUTHORIZED') then
    update payment_service.payment_transactions as each
    set
      status = 'FAILED', authorized_amount = 0, processed_at = clock_timestamp(), action_url = null,
      gateway_transaction_id = coalesce(record_authorization.gateway_transaction_id, each.gateway_transaction_id),
      decline_code = left(record_authorization.decline_code, 50), error_message = record_authorization.message
    where each.transaction_id = payment.transaction_id;
  elsif state = 'VOIDED' and payment.status in ('PENDING', 'AUTHORIZED') then
    update payment_service.payment_transactions as each
    set status = 'CANCELLED', authorized_amount = 0, processed_at = clock_timestamp(), action_url = null
    where each.transaction_id = payment.transaction_id;
  end if;
  return (
    select each.status::text from payment_service.payment_transactions as each
    where each.transaction_id = payment.transaction_id
  );
end
$$;

comment on function payment_service.record_authorization(uuid, text, text, text, text, text) is
  'Writes down what the gateway said of a payment: AUTHORISED, ACTION_REQUIRED, PENDING, DECLINED or VOIDED. Returns the state it is in then.';
grant execute on function payment_service.record_authorization(uuid, text, text, text, text, text) to market_worker;
