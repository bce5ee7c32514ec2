-- Types and tables are named by requests; platform reads what is published to it; market_auth calls the sign-in functions;
-- admin_service ends administrators' sessions.
grant usage on schema auth_service to market_anonymous, platform, market_auth, admin_service;
