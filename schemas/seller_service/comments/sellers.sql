comment on table seller_service.sellers is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName owner|@foreignFieldName shop|@behavior -singularRelation:resource:single\nA shop that sells on the platform, or has applied to.';
comment on column seller_service.sellers.seller_id is 'Key of the shop.';
comment on column seller_service.sellers.user_id is 'Who owns the shop: applied for it and answers for it to the platform; one shop a user. Managing it is a place among its staff, which an owner may give up.';
comment on column seller_service.sellers.shop_name is 'Name buyers see; unique.';
comment on column seller_service.sellers.description is 'What the shop says of itself.';
comment on column seller_service.sellers.logo_url is 'Logo, at an address of this platform.';
comment on column seller_service.sellers.status is 'State of the shop; changed by administrators.';
comment on column seller_service.sellers.status_reason is 'Why administrators turned the shop down, suspended or blocked it; null while nothing is wrong.';
comment on column seller_service.sellers.commission_rate is 'Share of each sale the platform keeps, 0 to 1: 0.15 is 15 %.';
comment on column seller_service.sellers.contact_email is 'Address the platform writes to the shop at; not for buyers.';
comment on column seller_service.sellers.contact_phone is 'Phone the platform calls the shop at; not for buyers.';
comment on column seller_service.sellers.bank_details_json is 'Where the shop is paid to, sealed by the API for the purpose bank:<seller_id>; written, never shown.';
comment on column seller_service.sellers.bank_details_mask is 'The last four characters of the account the shop is paid to; told by currentBankDetails.';
comment on column seller_service.sellers.bank_details_changed_at is 'When the shop last said where it is paid to.';
comment on column seller_service.sellers.approval_date is 'When an administrator let the shop sell; null until then.';
select platform.describe_authorship('seller_service.sellers');
-- Who owns a shop is granted to nobody, so no field may look for it.
comment on constraint sellers_user_once on seller_service.sellers is E'@behavior -query:resource:single';
