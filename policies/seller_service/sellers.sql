-- A shop that sells is public; one that does not is seen by its staff, its owner and administrators. Terms, contacts
-- and bank details are no column of anybody's: current_shop() and seller_terms() tell those who may know.
select platform.reset_guards('seller_service.sellers');

create policy anonymous_reads_active on seller_service.sellers
  for select to market_anonymous
  using (status = 'ACTIVE');

-- An applicant is not staff yet.
create policy customer_reads_own on seller_service.sellers
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy seller_reads_own_shop on seller_service.sellers
  for select to market_seller
  using (seller_id = (select platform.current_seller_id()));

create policy admin_reads_sellers on seller_service.sellers
  for select to market_admin
  using ((select platform.may('sellers.read')));

grant select (seller_id, shop_name, description, logo_url, status, approval_date)
  on seller_service.sellers to market_anonymous;
-- There is a reason on no row that is public: it ends with what it is the reason of.
grant select (status_reason) on seller_service.sellers to market_customer, market_admin;

create trigger _100_stamp before insert or update on seller_service.sellers
  for each row execute function platform.stamp_authorship();
create trigger _500_status before update on seller_service.sellers
  for each row when (new.status <> old.status) execute function platform.guard_status();
create trigger _900_announce after update on seller_service.sellers
  referencing old table as was new table as changed
  for each statement execute function seller_service.announce_sellers();
