-- How search is set up and what is searched for is for administrators; platform calls the checks.
grant usage on schema search_service to market_admin, platform;
