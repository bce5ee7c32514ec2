-- How search is set up and what is searched for is for administrators; platform tells it what happened.
grant usage on schema search_service to market_admin, platform;
