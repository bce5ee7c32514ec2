-- Types and tables are named by requests; the services read what is published to them, platform calls the checks,
-- market_auth seals the keys of carriers anew, the worker follows parcels.
grant usage on schema logistics_service to market_anonymous, platform, order_service, cart_service,
  market_auth, market_worker;
