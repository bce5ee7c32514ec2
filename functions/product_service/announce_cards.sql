-- For the triggers of what a card is made of; callable by nobody else. Drafts and cards off sale are nobody's business.
create or replace function product_service.announce_cards(topic text, product_ids bigint[])
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  ids text[];
  payloads jsonb[];
begin
  select
    array_agg(card.product_id::text order by card.product_id),
    array_agg(jsonb_build_object('productId', card.product_id, 'sellerId', card.seller_id) order by card.product_id)
  into ids, payloads
  from product_service.products as card
  where card.product_id = any (announce_cards.product_ids) and card.status = 'ACTIVE';
  if ids is not null then
    perform platform.emit_all(announce_cards.topic, ids, payloads);
  end if;
end
$$;

comment on function product_service.announce_cards(text, bigint[]) is
  'Emits a topic once for each of these products that is approved.';
