-- Types and tables are named by requests; platform reads what is published to it; market_auth calls the sign-in functions,
-- seller_service counts invitations with the other messages.
grant usage on schema auth_service to market_anonymous, platform, market_auth, seller_service;
