-- Questions and answers are public; platform calls the checks.
grant usage on schema qa_service to market_anonymous, platform;
