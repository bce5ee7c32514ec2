-- For the functions of this service; callable by nobody else. A shop's accounts are opened by the first that moves there.
create or replace function payment_service.account_of(
  kind payment_service.ledger_account_kind_enum,
  seller_id bigint
)
returns bigint
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  of_shop constant boolean := account_of.kind in ('SELLER_PENDING', 'SELLER_AVAILABLE', 'SELLER_IN_PAYOUT');
  found_id bigint;
begin
  if not of_shop then
    select account.account_id
    into strict found_id
    from payment_service.ledger_accounts as account
    where account.kind = account_of.kind;
    return found_id;
  end if;
  select account.account_id
  into found_id
  from payment_service.ledger_accounts as account
  where account.kind = account_of.kind
    and account.seller_id = account_of.seller_id;
  if found_id is null then
    insert into payment_service.ledger_accounts (kind, seller_id)
    values (account_of.kind, account_of.seller_id)
    on conflict on constraint ledger_accounts_once do nothing;
    select account.account_id
    into strict found_id
    from payment_service.ledger_accounts as account
    where account.kind = account_of.kind
      and account.seller_id = account_of.seller_id;
  end if;
  return found_id;
end
$$;

comment on function payment_service.account_of(payment_service.ledger_account_kind_enum, bigint) is
  'The account of a kind: the platform''s, or, of the three kinds that shops have, the shop''s.';
