-- Definer: as announce_variants().
create or replace function product_service.announce_images()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  shown bigint[];
begin
  if tg_op = 'UPDATE' then
    select array_agg(now.product_id)
    into shown
    from changed as now
    join was using (image_id)
    where now.is_main is distinct from was.is_main or now.is_main and now.url <> was.url;
  else
    select array_agg(changed.product_id) into shown from changed where changed.is_main;
  end if;
  if shown is not null then
    perform product_service.announce_cards('product.changed', shown);
  end if;
  return null;
end
$$;

comment on function product_service.announce_images() is
  'Trigger, after a statement on product_images: tells of the approved cards whose main image changed.';
