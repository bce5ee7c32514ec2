-- Reviews are public; platform calls the checks.
grant usage on schema review_service to market_anonymous, platform;
