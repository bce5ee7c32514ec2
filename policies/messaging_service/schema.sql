-- Types and tables are named by requests; platform calls the checks.
grant usage on schema messaging_service to market_anonymous, platform;
