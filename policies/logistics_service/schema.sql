-- Types and tables are named by requests; the services read what is published to them.
grant usage on schema logistics_service to market_anonymous, order_service, cart_service;
