-- Who computes documents locks first and reads in a later statement, whose snapshot then has all that an earlier
-- holder's writes stood on: nobody overwrites the newer with the older. Some products are locked by shares of the
-- whole and 64 parts of it, in order; all of them by the whole. Under another isolation level the snapshot would be
-- older than the lock.
create or replace function search_service.lock_documents(product_ids bigint[] default null)
returns void
language plpgsql
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'documents are written under read committed, not %', current_setting('transaction_isolation');
  end if;
  if product_ids is null then
    perform pg_advisory_xact_lock(7203500, -1);
    return;
  end if;
  perform pg_advisory_xact_lock_shared(7203500, -1);
  perform pg_advisory_xact_lock(7203500, part)
  from (
    select distinct (abs(product_id) % 64)::integer as part
    from unnest(product_ids) as product_id
    where product_id is not null
    order by part
  ) as parts;
end
$$;

comment on function search_service.lock_documents(bigint[]) is
  'Locks the documents of some products, or all, against others who compute them, until the transaction ends.';
