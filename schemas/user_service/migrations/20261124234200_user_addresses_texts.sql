-- migrate:up
set local role user_service;

alter table user_service.user_addresses
  add constraint user_addresses_label_is_a_text check (btrim(label) <> '' and label !~ '[[:cntrl:]]'),
  add constraint user_addresses_city_is_a_text check (btrim(city) <> '' and city !~ '[[:cntrl:]]'),
  add constraint user_addresses_street_is_a_text check (btrim(street) <> '' and street !~ '[[:cntrl:]]'),
  add constraint user_addresses_house_number_is_a_text
    check (btrim(house_number) <> '' and house_number !~ '[[:cntrl:]]'),
  add constraint user_addresses_apartment_number_is_a_text
    check (btrim(apartment_number) <> '' and apartment_number !~ '[[:cntrl:]]'),
  add constraint user_addresses_zip_code_is_a_text check (btrim(zip_code) <> '' and zip_code !~ '[[:cntrl:]]'),
  -- NaN is above every number, and so out of range.
  add constraint user_addresses_latitude_on_earth check (latitude between -90 and 90),
  add constraint user_addresses_longitude_on_earth check (longitude between -180 and 180),
  add constraint user_addresses_whole_coordinates check ((latitude is null) = (longitude is null));

-- Of the addresses there are: whoever has some but no default has the newest for it.
update user_service.user_addresses as address
set is_default = true
from (
  select user_id, max(address_id) as newest
  from user_service.user_addresses
  group by user_id
  having not bool_or(is_default is true)
) as without
where address.address_id = without.newest;

reset role;

-- migrate:down
set local role user_service;
alter table user_service.user_addresses
  drop constraint user_addresses_whole_coordinates,
  drop constraint user_addresses_longitude_on_earth,
  drop constraint user_addresses_latitude_on_earth,
  drop constraint user_addresses_zip_code_is_a_text,
  drop constraint user_addresses_apartment_number_is_a_text,
  drop constraint user_addresses_house_number_is_a_text,
  drop constraint user_addresses_street_is_a_text,
  drop constraint user_addresses_city_is_a_text,
  drop constraint user_addresses_label_is_a_text;
reset role;
