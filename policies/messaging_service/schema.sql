-- Types and tables are named by requests.
grant usage on schema messaging_service to market_anonymous;
