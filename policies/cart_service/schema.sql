-- Tables are named by requests; platform calls the checks, the worker tends the carts, checkouts buy them.
grant usage on schema cart_service to market_anonymous, market_worker, platform, order_service;
