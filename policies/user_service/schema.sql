-- Types and tables are named by requests; platform reads what is published to it; market_auth and market_worker call the
-- functions of uploads.
grant usage on schema user_service to
  market_anonymous, platform, auth_service, seller_service, order_service, logistics_service, notification_service,
  market_auth, market_worker;
