-- Types and tables are named by requests.
grant usage on schema promotion_service to market_anonymous;
