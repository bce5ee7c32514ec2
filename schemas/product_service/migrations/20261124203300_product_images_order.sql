-- migrate:up
set local role product_service;

-- Images are listed in this order, and behind one without a place a cursor would lose the rest.
update product_service.product_images set order_index = 0 where order_index is null;
alter table product_service.product_images
  add constraint product_images_have_a_place check (order_index is not null);

reset role;

-- migrate:down
set local role product_service;
alter table product_service.product_images drop constraint product_images_have_a_place;
reset role;
