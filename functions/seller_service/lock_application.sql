-- For approve_seller() and reject_seller(); callable by nobody else.
create or replace function seller_service.lock_application(seller_id bigint)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  was constant seller_service.seller_status_enum := seller_service.lock_standing(seller_id);
begin
  if was <> 'PENDING_APPROVAL' then
    perform platform.fail(
      'INVALID_STATE',
      format('The seller is %s: only an application that waits (PENDING_APPROVAL) is decided about.', was),
      field => 'sellerId'
    );
  end if;
end
$$;

comment on function seller_service.lock_application(bigint) is
  'Makes sure that an application waits, and that nobody else decides about it. Errors: NOT_FOUND, INVALID_STATE.';
