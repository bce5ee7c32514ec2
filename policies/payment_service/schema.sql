-- Types and tables are named by requests; orders carry a payment's state, platform calls the checks, the worker pays.
grant usage on schema payment_service to market_anonymous, market_worker, platform, order_service;
