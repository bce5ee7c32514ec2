-- Only shops, operators and administrators have to do with warehouses; the services read what is published to them,
-- the worker tells of what expires.
grant usage on schema wms_service to
  market_seller, market_operator, market_admin, market_worker, platform, product_service, cart_service, order_service, search_service;
