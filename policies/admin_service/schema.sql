-- Only administrators have business here; platform reads what is published to it, and what administrators do to a
-- service the service records here; the worker asks what messages are to mention.
grant usage on schema admin_service to market_admin, platform, seller_service, product_service, auth_service, user_service,
  market_worker;
