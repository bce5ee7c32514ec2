-- A shop's payouts are for its financiers and for the administrators who approve them.
select platform.reset_guards('payment_service.payout_requests');

create policy seller_reads_own_shops on payment_service.payout_requests
  for select to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and (select platform.may('finance.read'))
  );

create policy admin_reads_payouts on payment_service.payout_requests
  for select to market_admin
  using ((select platform.may('payouts.read')));

grant select (payout_id, seller_id, amount, status, processed_at, notes, created_date)
  on payment_service.payout_requests to market_seller, market_admin;

create trigger _100_stamp before insert or update on payment_service.payout_requests
  for each row execute function platform.stamp_authorship();
