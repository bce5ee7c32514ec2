-- Types and tables are named by requests; the services read what is published to them, platform calls the checks.
grant usage on schema order_service to
  market_anonymous, platform, payment_service, logistics_service, wms_service, promotion_service, review_service,
  qa_service, messaging_service, notification_service, search_service, user_service;
