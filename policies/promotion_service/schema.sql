-- Types and tables are named by requests; platform calls the checks, carts and orders take its commands.
grant usage on schema promotion_service to market_anonymous, platform, cart_service, order_service;
