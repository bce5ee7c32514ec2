comment on table logistics_service.shipping_carriers is 'A company that delivers parcels.';
comment on column logistics_service.shipping_carriers.carrier_id is 'Key of the carrier.';
comment on column logistics_service.shipping_carriers.name is 'Name of the carrier; unique.';
comment on column logistics_service.shipping_carriers.tracking_url_pattern is 'Address a buyer follows a parcel at, with {tracking_number} where the number goes.';
comment on column logistics_service.shipping_carriers.api_key_encrypted is 'Key to the carrier''s own interface, encrypted at rest. Granted to nobody.';
comment on column logistics_service.shipping_carriers.is_active is 'Whether it is worked with; the methods of one that is not are not offered.';
select platform.describe_authorship('logistics_service.shipping_carriers');
