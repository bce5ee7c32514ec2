-- Only shops, operators and administrators have to do with warehouses; the services read what is published to them.
grant usage on schema wms_service to
  market_seller, market_operator, market_admin, platform, product_service, cart_service, order_service, search_service;
