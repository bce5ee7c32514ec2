-- How many of its own pieces a shop has promised is read by nobody: an order's lines say it.
select platform.reset_guards('product_service.stock_reservations');

create trigger _100_stamp before insert or update on product_service.stock_reservations
  for each row execute function platform.stamp_authorship();
