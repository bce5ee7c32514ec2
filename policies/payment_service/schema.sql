-- Types and tables are named by requests; orders carry a payment's state.
grant usage on schema payment_service to market_anonymous, order_service;
