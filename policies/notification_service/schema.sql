-- Types and tables are named by requests.
grant usage on schema notification_service to market_anonymous;
