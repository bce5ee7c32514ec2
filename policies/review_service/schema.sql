-- Reviews are public; search reads what is published to it.
grant usage on schema review_service to market_anonymous, search_service;
