-- Addresses are the user's own. Which of them is the default is not theirs to write: it changes by function only.
select platform.reset_guards('user_service.user_addresses');

create policy customer_reads_own on user_service.user_addresses
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy customer_adds_own on user_service.user_addresses
  for insert to market_customer
  with check (user_id = (select platform.current_user_id()));

create policy customer_updates_own on user_service.user_addresses
  for update to market_customer
  using (user_id = (select platform.current_user_id()))
  with check (user_id = (select platform.current_user_id()));

create policy customer_deletes_own on user_service.user_addresses
  for delete to market_customer
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_addresses on user_service.user_addresses
  for select to market_admin
  using ((select platform.may('addresses.read')));

grant select (
  address_id, user_id, label, city, street, house_number, apartment_number, zip_code, is_default, latitude, longitude,
  created_date
) on user_service.user_addresses to market_customer, market_admin;
grant insert (label, city, street, house_number, apartment_number, zip_code, latitude, longitude)
  on user_service.user_addresses to market_customer;
grant update (label, city, street, house_number, apartment_number, zip_code, latitude, longitude)
  on user_service.user_addresses to market_customer;
grant delete on user_service.user_addresses to market_customer;
grant usage on sequence user_service.user_addresses_address_id_seq to market_customer;

create trigger _100_stamp before insert or update on user_service.user_addresses
  for each row execute function platform.stamp_authorship();
create trigger _110_own before insert on user_service.user_addresses
  for each row execute function platform.stamp_owner();
create trigger _500_lock before insert or delete on user_service.user_addresses
  for each statement execute function user_service.lock_own_addresses();
create trigger _510_default before insert on user_service.user_addresses
  for each row execute function user_service.make_first_address_default();
create trigger _520_default after delete on user_service.user_addresses
  for each row execute function user_service.promote_newest_address();
