-- Types and tables are named by requests; platform calls the checks.
grant usage on schema notification_service to market_anonymous, platform;
