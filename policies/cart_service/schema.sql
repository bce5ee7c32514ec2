-- Tables are named by requests; platform calls the checks.
grant usage on schema cart_service to market_anonymous, platform;
