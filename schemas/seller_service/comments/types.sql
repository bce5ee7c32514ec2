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
