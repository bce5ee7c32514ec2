-- Types and tables are named by requests; platform reads what is published to it.
grant usage on schema user_service to
  market_anonymous, platform, auth_service, admin_service, order_service, logistics_service, notification_service;
