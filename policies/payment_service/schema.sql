-- Types and tables are named by requests; orders carry a payment's state, platform calls the checks.
grant usage on schema payment_service to market_anonymous, platform, order_service;
