-- Definer: the API's login has no right on any table. It is the gateway who speaks, not whoever may have sent a request,
-- so that the state machine is told that there is no request. An event and what it changes are one transaction.
create or replace function payment_service.take_gateway_event(
  gateway text,
  event_id text,
  kind text,
  gateway_transaction_id text,
  reference text,
  amount numeric,
  currency text,
  decline_code text,
  occurred_at timestamptz
)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform set_config('market.request_role', 'none', true);
  insert into payment_service.gateway_events (
    gateway, event_id, kind, gateway_transaction_id, reference, amount, currency, decline_code, occurred_at
  )
  values (
    gateway, event_id, kind, gateway_transaction_id, reference, amount, currency, left(decline_code, 50), occurred_at
  )
  on conflict on constraint gateway_events_pkey do nothing;
  if not found then
    return 'REPEATED';
  end if;
  return payment_service.hear_of_payment(
    gateway, kind, gateway_transaction_id, reference, amount, currency, decline_code, occurred_at
  );
end
$$;

comment on function payment_service.take_gateway_event(
  text, text, text, text, text, numeric, text, text, timestamptz
) is
  'What a gateway tells by a webhook, in whatever order and however often. Returns what became of it: APPLIED, NO_NEWS, REPEATED, UNKNOWN (no such payment) or CONTRADICTS (another amount, or another payment of the gateway''s).';
grant execute on function payment_service.take_gateway_event(
  text, text, text, text, text, numeric, text, text, timestamptz
) to market_auth;
