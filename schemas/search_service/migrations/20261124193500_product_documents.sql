-- migrate:up
set local role search_service;

-- One generation is attached at a time; a rebuild fills the next beside it and takes its place. The key is therefore
-- each partition's own: a key of the whole table would have to contain the generation.
create table search_service.product_documents (
  generation integer not null,
  product_id bigint not null,
  name varchar(255) not null,
  short_description varchar(500),
  image_url text not null,
  category_id bigint not null,
  category_path bigint[] not null,
  category_name varchar(255) not null,
  brand_id bigint,
  brand_name varchar(255),
  seller_id bigint not null,
  seller_name varchar(255) not null,
  price_min_minor bigint not null,
  price_max_minor bigint not null,
  rating integer not null,
  review_count integer not null,
  in_stock boolean not null,
  popularity integer not null,
  listed_at timestamptz not null,
  variants jsonb not null,
  updated_at timestamptz not null default current_timestamp,
  constraint product_documents_price_range check (0 <= price_min_minor and price_min_minor <= price_max_minor),
  constraint product_documents_rating_in_hundredths check (rating between 0 and 500),
  constraint product_documents_path_ends_in_category check (category_path[cardinality(category_path)] = category_id)
) partition by list (generation);
alter table search_service.product_documents enable row level security;

-- Every scope (all; a category at each depth; a brand; a shop) in every order is a range of one of these.
create index product_documents_popular on search_service.product_documents (popularity, product_id);
create index product_documents_price on search_service.product_documents (price_min_minor, product_id);
create index product_documents_rating on search_service.product_documents (rating, product_id);
create index product_documents_new on search_service.product_documents (listed_at, product_id);

create index product_documents_depth_1_popular on search_service.product_documents
  ((category_path[1]), popularity, product_id);
create index product_documents_depth_1_price on search_service.product_documents
  ((category_path[1]), price_min_minor, product_id);
create index product_documents_depth_1_rating on search_service.product_documents
  ((category_path[1]), rating, product_id);
create index product_documents_depth_1_new on search_service.product_documents
  ((category_path[1]), listed_at, product_id);

create index product_documents_depth_2_popular on search_service.product_documents
  ((category_path[2]), popularity, product_id) where category_path[2] is not null;
create index product_documents_depth_2_price on search_service.product_documents
  ((category_path[2]), price_min_minor, product_id) where category_path[2] is not null;
create index product_documents_depth_2_rating on search_service.product_documents
  ((category_path[2]), rating, product_id) where category_path[2] is not null;
create index product_documents_depth_2_new on search_service.product_documents
  ((category_path[2]), listed_at, product_id) where category_path[2] is not null;

create index product_documents_depth_3_popular on search_service.product_documents
  ((category_path[3]), popularity, product_id) where category_path[3] is not null;
create index product_documents_depth_3_price on search_service.product_documents
  ((category_path[3]), price_min_minor, product_id) where category_path[3] is not null;
create index product_documents_depth_3_rating on search_service.product_documents
  ((category_path[3]), rating, product_id) where category_path[3] is not null;
create index product_documents_depth_3_new on search_service.product_documents
  ((category_path[3]), listed_at, product_id) where category_path[3] is not null;

create index product_documents_depth_4_popular on search_service.product_documents
  ((category_path[4]), popularity, product_id) where category_path[4] is not null;
create index product_documents_depth_4_price on search_service.product_documents
  ((category_path[4]), price_min_minor, product_id) where category_path[4] is not null;
create index product_documents_depth_4_rating on search_service.product_documents
  ((category_path[4]), rating, product_id) where category_path[4] is not null;
create index product_documents_depth_4_new on search_service.product_documents
  ((category_path[4]), listed_at, product_id) where category_path[4] is not null;

create index product_documents_brand_popular on search_service.product_documents (brand_id, popularity, product_id);
create index product_documents_brand_price on search_service.product_documents (brand_id, price_min_minor, product_id);
create index product_documents_brand_rating on search_service.product_documents (brand_id, rating, product_id);
create index product_documents_brand_new on search_service.product_documents (brand_id, listed_at, product_id);

create index product_documents_seller_popular on search_service.product_documents (seller_id, popularity, product_id);
create index product_documents_seller_price on search_service.product_documents (seller_id, price_min_minor, product_id);
create index product_documents_seller_rating on search_service.product_documents (seller_id, rating, product_id);
create index product_documents_seller_new on search_service.product_documents (seller_id, listed_at, product_id);

create table search_service.product_documents_1 partition of search_service.product_documents (
  primary key (product_id)
) for values in (1);
alter table search_service.product_documents_1 enable row level security;
comment on table search_service.product_documents_1 is 'The generation of product_documents that is shown.';

-- Never given twice, though what was made is undone.
create sequence search_service.product_documents_generations as integer start 2;

reset role;

-- migrate:down
set local role search_service;
drop sequence search_service.product_documents_generations;
drop table search_service.product_documents;
reset role;
