-- platform_caller is every service and every request; the logins are not members of what they can become.
grant usage on schema platform to platform_caller, market_api, market_auth, market_worker;
