-- Types and tables are named by requests; the services read what is published to them, platform calls the checks,
-- the worker has checkouts paid for.
grant usage on schema order_service to
  market_anonymous, market_worker, platform, product_service, payment_service, logistics_service, wms_service, promotion_service, review_service,
  qa_service, messaging_service, notification_service, search_service, user_service;
