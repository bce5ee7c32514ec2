-- Questions and answers are public.
grant usage on schema qa_service to market_anonymous;
