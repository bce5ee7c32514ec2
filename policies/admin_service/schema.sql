-- Only administrators have business here; platform reads what is published to it, what administrators do to a service the
-- service records here, services and the worker ask how the platform is set, and market_auth calls what needs a password
-- or a token.
grant usage on schema admin_service to
  market_admin, market_auth, market_worker, platform, user_service, auth_service, seller_service, product_service,
  cart_service, order_service, logistics_service;
