-- Types and tables are named by requests; platform reads what is published to it; market_auth calls the sign-in functions,
-- the worker what sweeps; admin_service ends administrators' sessions, seller_service counts invitations with the other
-- messages.
grant usage on schema auth_service to
  market_anonymous, market_auth, market_worker, platform, seller_service, admin_service;
