-- Tables are named by requests.
grant usage on schema cart_service to market_anonymous;
