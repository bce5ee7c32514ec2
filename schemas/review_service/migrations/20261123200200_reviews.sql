-- migrate:up
set local role review_service;

create table review_service.reviews (
  review_id bigserial primary key,
  user_id bigint not null,
  product_id bigint not null,
  order_id bigint,
  rating integer not null,
  comment text,
  is_anonymous boolean default false,
  status review_service.review_status_enum not null default 'PENDING_MODERATION',
  -- Where is_anonymous is not known, the author is not told.
  public_author_id bigint generated always as (case when not is_anonymous then user_id end) stored,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint reviews_rating_in_stars check (rating >= 1 and rating <= 5),
  constraint reviews_once_per_purchase unique nulls not distinct (user_id, product_id, order_id)
);
alter table review_service.reviews enable row level security;

create index reviews_product on review_service.reviews (product_id, created_date, review_id);
create index reviews_order on review_service.reviews (order_id);
create index reviews_public_author on review_service.reviews (public_author_id, review_id);
create index reviews_created_date on review_service.reviews (created_date, review_id);
-- The moderators' queue: who waits longest comes first.
create index reviews_in_moderation on review_service.reviews (created_date, review_id)
  where status = 'PENDING_MODERATION';

reset role;

-- migrate:down
set local role review_service;
drop table review_service.reviews;
reset role;
