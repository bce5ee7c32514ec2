comment on type seller_service.seller_status_enum is
  'State of a shop: PENDING_APPROVAL once applied for, ACTIVE while it sells, SUSPENDED for a time or BLOCKED for good by an administrator, REJECTED if never approved.';
comment on type seller_service.seller_staff_role_enum is
  'What a member of staff does: MANAGER everything, PRODUCT_EDITOR the catalogue, ORDER_PROCESSOR orders, FINANCIER money, MESSENGER talks with buyers.';

comment on type seller_service.shop_account is 'What a shop''s managers, its financiers and administrators know of it beyond what is public.';
comment on column seller_service.shop_account.seller_id is E'@notNull\nThe shop.';
comment on column seller_service.shop_account.status is E'@notNull\nState of the shop.';
comment on column seller_service.shop_account.commission_rate is E'@notNull\nShare of each sale the platform keeps, 0 to 1: 0.15 is 15 %.';
comment on column seller_service.shop_account.contact_email is E'@notNull\nAddress the platform writes to the shop at.';
comment on column seller_service.shop_account.contact_phone is 'Phone the platform calls the shop at.';
comment on column seller_service.shop_account.has_bank_details is E'@notNull\nWhether bank details are on file; they themselves are shown to nobody.';

comment on type seller_service.shop_application is 'What somebody applied with to sell, as they and moderators see it, and how it stands.';
comment on column seller_service.shop_application.seller_id is E'@notNull\nThe shop it is, or is to become.';
comment on column seller_service.shop_application.shop_name is E'@notNull\nName buyers are to see.';
comment on column seller_service.shop_application.description is 'What the shop says of itself.';
comment on column seller_service.shop_application.contact_email is E'@notNull\nAddress the platform writes to the shop at.';
comment on column seller_service.shop_application.contact_phone is 'Phone the platform calls the shop at.';
comment on column seller_service.shop_application.status is E'@notNull\nState of the application, later of the shop.';
comment on column seller_service.shop_application.status_reason is 'Why it was turned down, suspended or blocked.';

comment on type seller_service.bank_details_summary is 'What is shown of the account a shop is paid to.';
comment on column seller_service.bank_details_summary.mask is E'@notNull\nIts last four characters.';
comment on column seller_service.bank_details_summary.changed_at is E'@notNull\nWhen it was last changed.';
