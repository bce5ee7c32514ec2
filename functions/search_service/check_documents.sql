-- Definer: called by platform.check_invariants(), which has no right on the tables. A million documents take a minute
-- to compute: each hour, as often as the worker checks, it is the next 50,000's turn, and fewer are all checked.
create or replace function search_service.check_documents()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'document_says_what_its_sources_say',
    case when wrong.place <= 100 then format('product %s', wrong.product_id) else 'other products' end,
    case when wrong.place <= 100 then wrong.what else format('%s more have wrong documents', wrong.total - 100) end
  from (
    select
      every.product_id,
      every.what,
      row_number() over (order by every.product_id) as place,
      count(*) over () as total
    from (
      select greatest(1, (coalesce(max(document.product_id), 0) + 49999) / 50000) as parts
      from search_service.product_documents as document
    ) as whole
    cross join lateral (select floor(extract(epoch from now()) / 3600)::bigint % whole.parts as part) as turn
    -- What is newer than any document is in the last part.
    cross join lateral search_service.wrong_documents(
      turn.part * 50000,
      case when turn.part + 1 < whole.parts then (turn.part + 1) * 50000 else 9223372036854775807 end
    ) as every
  ) as wrong
  where wrong.place <= 101

  union all
  select
    'listing_has_one_generation',
    'product_documents',
    format('%s generations are attached', count(*))
  from search_service.document_generations() as one
  where one.is_live
  having count(*) <> 1
$$;

comment on function search_service.check_documents() is
  'What must hold of the listing''s documents at any time and does not: a hundred wrong ones, then one line that counts the others.';
grant execute on function search_service.check_documents() to platform;
