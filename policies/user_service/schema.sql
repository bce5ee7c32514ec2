-- Types and tables are named by requests; platform and the services read what is published to them, and hand in what they
-- hold about a user; market_auth and the worker call the functions of uploads, the worker sweeps.
grant usage on schema user_service to
  market_anonymous, market_auth, market_worker, platform, auth_service, seller_service, payment_service,
  logistics_service, wms_service, promotion_service, cart_service, order_service, review_service, qa_service,
  messaging_service, notification_service, search_service, admin_service;
