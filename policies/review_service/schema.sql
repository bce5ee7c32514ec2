-- Reviews are public.
grant usage on schema review_service to market_anonymous;
