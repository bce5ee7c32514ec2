-- Only administrators have business here; platform reads what is published to it, what administrators do to a service
-- the service records here, and market_auth calls what needs a password or a token.
grant usage on schema admin_service to
  market_admin, platform, seller_service, product_service, auth_service, user_service, market_auth;
