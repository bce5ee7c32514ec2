comment on table seller_service.sellers is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName owner|@foreignFieldName shop|@behavior -singularRelation:resource:single\nA shop that sells on the platform, or has applied to.';
comment on column seller_service.sellers.seller_id is 'Key of the shop.';
comment on column seller_service.sellers.user_id is 'Who owns the shop; one shop a user.';
comment on column seller_service.sellers.shop_name is 'Name buyers see; unique.';
comment on column seller_service.sellers.description is 'What the shop says of itself.';
comment on column seller_service.sellers.logo_url is 'Logo, at an address of this platform.';
comment on column seller_service.sellers.status is 'State of the shop; changed by administrators.';
comment on column seller_service.sellers.commission_rate is 'Share of each sale the platform keeps, 0 to 1: 0.15 is 15 %.';
comment on column seller_service.sellers.contact_email is 'Address the platform writes to the shop at; not for buyers.';
comment on column seller_service.sellers.contact_phone is 'Phone the platform calls the shop at; not for buyers.';
comment on column seller_service.sellers.bank_details_json is 'Where the shop is paid to, encrypted with a key from the environment; written, never shown.';
comment on column seller_service.sellers.approval_date is 'When an administrator let the shop sell; null until then.';
select platform.describe_authorship('seller_service.sellers');
-- Who owns a shop is granted to nobody, so no field may look for it.
comment on constraint sellers_user_once on seller_service.sellers is E'@behavior -query:resource:single';
