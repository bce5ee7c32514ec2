-- migrate:up
set local role review_service;

-- Only the five counts are kept; the rest follows from them and cannot disagree.
create table review_service.rating_summaries (
  product_id bigint primary key,
  stars_1 integer not null default 0 check (stars_1 >= 0),
  stars_2 integer not null default 0 check (stars_2 >= 0),
  stars_3 integer not null default 0 check (stars_3 >= 0),
  stars_4 integer not null default 0 check (stars_4 >= 0),
  stars_5 integer not null default 0 check (stars_5 >= 0),
  review_count integer not null generated always as (stars_1 + stars_2 + stars_3 + stars_4 + stars_5) stored,
  rating_sum integer not null
    generated always as (stars_1 + 2 * stars_2 + 3 * stars_3 + 4 * stars_4 + 5 * stars_5) stored,
  average numeric(3, 2) generated always as (
    round(
      (stars_1 + 2 * stars_2 + 3 * stars_3 + 4 * stars_4 + 5 * stars_5)::numeric
        / nullif(stars_1 + stars_2 + stars_3 + stars_4 + stars_5, 0),
      2
    )
  ) stored,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table review_service.rating_summaries enable row level security;

reset role;

-- migrate:down
set local role review_service;
drop table review_service.rating_summaries;
reset role;
