-- Only administrators have business here; platform reads what is published to it.
grant usage on schema admin_service to market_admin, platform;
