-- For suspend_seller(), reinstate_seller() and block_seller(); callable by nobody else.
create or replace function seller_service.change_standing(
  seller_id bigint,
  from_status seller_service.seller_status_enum,
  to_status seller_service.seller_status_enum,
  action text,
  reason text
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  was seller_service.seller_status_enum := seller_service.lock_standing(seller_id);
begin
  if was <> from_status then
    perform platform.fail(
      'INVALID_STATE',
      format('The seller is %s: only one that is %s becomes %s.', was, from_status, to_status),
      field => 'sellerId'
    );
  end if;
  update seller_service.sellers as seller
  set status = to_status, status_reason = reason
  where seller.seller_id = change_standing.seller_id;
  perform admin_service.record_activity(
    action,
    'SELLER',
    change_standing.seller_id::text,
    jsonb_build_object('status', was),
    jsonb_strip_nulls(jsonb_build_object('status', to_status, 'reason', reason))
  );
  -- Being shut out is told by the letter of a suspension, with its reason.
  perform seller_service.write_to_shop(
    change_standing.seller_id,
    case to_status when 'ACTIVE' then 'seller_reinstated' else 'seller_suspended' end,
    reason
  );
end
$$;

comment on function seller_service.change_standing(
  bigint, seller_service.seller_status_enum, seller_service.seller_status_enum, text, text
) is 'Moves a shop from one status to another, records it and writes to the shop. Errors: NOT_FOUND, INVALID_STATE.';
