-- The catalogue is public; the services named read what is published to them, platform calls the checks.
grant usage on schema product_service to
  market_anonymous, platform, wms_service, promotion_service, cart_service, order_service, review_service, qa_service,
  search_service, user_service;
