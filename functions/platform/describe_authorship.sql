-- Called in the comments of every table that has these columns, so that their words are the same everywhere.
create or replace function platform.describe_authorship(described regclass)
returns void
language plpgsql
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  words constant jsonb := jsonb_build_object(
    'created_by', 'Who made the row: "user:<id>", "admin:<id>", "anonymous" or "system". Filled by the database.',
    -- Filled by platform.stamp_authorship(), whatever the column allows.
    'created_date', E'@notNull\nWhen the row was made.',
    'last_modified_by', 'Who changed the row last, as in created_by. Filled by the database.',
    'last_modified_date', 'When the row was changed last.'
  );
  word record;
begin
  for word in
    select name, description
    from jsonb_each_text(words) as each (name, description)
    join pg_attribute on attrelid = described and attname = name and not attisdropped
  loop
    execute format('comment on column %s.%I is %L', described, word.name, word.description);
  end loop;
end
$$;

comment on function platform.describe_authorship(regclass) is 'Describes a table''s audit columns.';
-- A service changes its own tables with it: a request has nothing to do here.
grant execute on function platform.describe_authorship(regclass) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;
