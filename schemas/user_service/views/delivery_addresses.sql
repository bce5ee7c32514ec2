create or replace view user_service.delivery_addresses
with (security_barrier) as
  select
    address.address_id,
    address.user_id,
    users.first_name,
    users.last_name,
    users.phone_number,
    address.city,
    address.street,
    address.house_number,
    address.apartment_number,
    address.zip_code,
    address.latitude,
    address.longitude
  from user_service.user_addresses as address
  join user_service.users using (user_id);

comment on view user_service.delivery_addresses is
  'Published: where and to whom an order goes, for the order to take a snapshot of and delivery to be priced by.';
grant select on user_service.delivery_addresses to order_service, logistics_service;
