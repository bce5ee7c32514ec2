create or replace view promotion_service.promotion_payers
with (security_barrier) as
  select promotion.promotion_id, promotion.seller_id
  from promotion_service.promotions as promotion;

comment on view promotion_service.promotion_payers is
  'Published: who pays what a promotion takes off, for an order to write down.';
comment on column promotion_service.promotion_payers.promotion_id is 'The promotion.';
comment on column promotion_service.promotion_payers.seller_id is 'The shop that pays; null when the platform does.';
grant select on promotion_service.promotion_payers to order_service;
