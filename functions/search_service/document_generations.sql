-- Read from the catalog, which cannot disagree with what is there: the partition is live, a table beside it is not yet
-- and says in its description which saga fills it.
create or replace function search_service.document_generations()
returns table (generation integer, is_live boolean, saga_id uuid)
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    substring(c.relname from '^product_documents_(\d+)$')::integer,
    c.relispartition,
    substring(obj_description(c.oid, 'pg_class') from 'by saga ([0-9a-f-]{36})\.$')::uuid
  from pg_class as c
  where c.relnamespace = 'search_service'::regnamespace
    and c.relkind = 'r'
    and c.relname ~ '^product_documents_\d+$'
$$;

comment on function search_service.document_generations() is
  'The generations of product_documents there are: the live one and, while it is rebuilt, the next, with the saga that fills it; null when it is filled by hand.';
