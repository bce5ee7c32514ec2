-- migrate:up
set local role payment_service;

-- Written down before it is believed: what came before is no news when it comes again. Only what we need of a webhook is
-- kept; its words might name the holder of a card.
create table payment_service.gateway_events (
  gateway varchar(50) not null,
  event_id varchar(255) not null,
  kind varchar(20) not null,
  gateway_transaction_id varchar(255) not null,
  reference varchar(255) not null,
  amount numeric(10, 2),
  currency varchar(10),
  decline_code varchar(50),
  occurred_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (gateway, event_id),
  constraint gateway_events_known_kind check (kind in ('AUTHORISED', 'DECLINED', 'CAPTURED', 'VOIDED', 'REFUNDED'))
);
alter table payment_service.gateway_events enable row level security;

-- What has been heard of a payment already.
create index gateway_events_transaction on payment_service.gateway_events (gateway_transaction_id, occurred_at);

reset role;

-- migrate:down
set local role payment_service;
drop table payment_service.gateway_events;
reset role;
