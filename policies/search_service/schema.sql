-- What is listed is public, the worker keeps it; how search is set up and what is searched for is for administrators.
grant usage on schema search_service to market_anonymous, market_worker;
