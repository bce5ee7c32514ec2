-- Reviews are public; search reads what is published to it, platform calls the checks.
grant usage on schema review_service to market_anonymous, platform, search_service;
