-- Types and tables are named by requests; the rest read what is published to them. market_auth calls what takes a secret,
-- market_worker reads where a shop is paid to.
grant usage on schema seller_service to
  market_anonymous, platform, product_service, wms_service, promotion_service, cart_service, order_service,
  messaging_service, search_service, user_service, market_auth, market_worker;
-- Types and tables are named by requests; the rest read what is published to them; market_auth seals
