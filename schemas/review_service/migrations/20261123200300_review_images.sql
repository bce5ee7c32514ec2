-- migrate:up
set local role review_service;

create table review_service.review_images (
  image_id bigserial primary key,
  review_id bigint not null references review_service.reviews (review_id) on delete cascade,
  url text not null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table review_service.review_images enable row level security;

create index review_images_review on review_service.review_images (review_id, image_id);

reset role;

-- migrate:down
set local role review_service;
drop table review_service.review_images;
reset role;
