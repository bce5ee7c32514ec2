-- migrate:up
set local role review_service;

create table review_service.seller_replies (
  reply_id bigserial primary key,
  review_id bigint not null references review_service.reviews (review_id) on delete cascade,
  seller_id bigint not null,
  reply_text text not null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint seller_replies_once_per_review unique (review_id)
);
alter table review_service.seller_replies enable row level security;

create index seller_replies_seller on review_service.seller_replies (seller_id, reply_id);

reset role;

-- migrate:down
set local role review_service;
drop table review_service.seller_replies;
reset role;
