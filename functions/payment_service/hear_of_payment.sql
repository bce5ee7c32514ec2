-- For the functions of this service; callable by nobody else. Most of what is heard is known already, by the saga that
-- asked: that costs one look.
create or replace function payment_service.hear_of_payment(
  gateway text,
  kind text,
  gateway_transaction_id text,
  reference text,
  amount numeric,
  currency text,
  decline_code text,
  occurred_at timestamptz
)
returns text
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  payment record;
  is_news boolean;
begin
  select each.transaction_id, each.status, each.amount, each.currency, each.gateway_transaction_id
  into payment
  from payment_service.payment_transactions as each
  where each.transaction_id
      = case when reference ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then reference::uuid end
    and each.gateway = hear_of_payment.gateway;
  if not found then
    return 'UNKNOWN';
  elsif payment.gateway_transaction_id <> hear_of_payment.gateway_transaction_id
    or payment.currency <> hear_of_payment.currency
    or kind = 'AUTHORISED' and payment.amount <> hear_of_payment.amount
    or payment.amount < hear_of_payment.amount
  then
    return 'CONTRADICTS';
  end if;

  is_news := case kind
    when 'AUTHORISED' then payment.status in ('PENDING', 'FAILED', 'CANCELLED')
    when 'DECLINED' then payment.status in ('PENDING', 'AUTHORIZED')
    when 'VOIDED' then payment.status in ('PENDING', 'AUTHORIZED')
    when 'CAPTURED' then payment.status in ('PENDING', 'AUTHORIZED', 'FAILED', 'CANCELLED')
    -- Whoever gave it back writes that down.
    else false
  end and not exists (
    select
    from payment_service.gateway_events as later
    where later.gateway_transaction_id = hear_of_payment.gateway_transaction_id
      and later.gateway = hear_of_payment.gateway
      and later.occurred_at > hear_of_payment.occurred_at
      and later.kind <> 'REFUNDED'
  );
  if not is_news then
    return 'NO_NEWS';
  end if;

  if kind = 'CAPTURED' then
    perform payment_service.return_stray_capture(payment.transaction_id);
  end if;
  -- What was taken has been held before.
  if kind <> 'CAPTURED' or payment.status = 'PENDING' then
    perform payment_service.record_authorization(
      payment.transaction_id, case kind when 'CAPTURED' then 'AUTHORISED' else kind end,
      hear_of_payment.gateway_transaction_id, null, decline_code
    );
  end if;
  perform payment_service.wake_payment(payment.transaction_id);
  return 'APPLIED';
end
$$;

comment on function payment_service.hear_of_payment(text, text, text, text, numeric, text, text, timestamptz) is
  'What a gateway says of a payment, told by it or asked of it: written down unless something later is known, and the saga that waits for it goes on.';
