-- Types and tables are named by requests; platform reads what is published to it.
grant usage on schema auth_service to market_anonymous, platform;
