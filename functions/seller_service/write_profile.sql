-- For correct_application() and update_shop(), which say who may; callable by nobody else.
create or replace function seller_service.write_profile(
  seller_id bigint,
  shop_name text,
  description text,
  contact_email text,
  contact_phone text
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  refused_by text;
begin
  update seller_service.sellers as seller
  set shop_name = case
      when write_profile.shop_name is null then seller.shop_name
      else seller_service.clean_shop_name(write_profile.shop_name)
    end,
    description = case
      when write_profile.description is null then seller.description
      else seller_service.clean_description(write_profile.description)
    end,
    contact_email = case
      when write_profile.contact_email is null then seller.contact_email
      else seller_service.clean_email(write_profile.contact_email, 'contactEmail')
    end,
    contact_phone = case
      when write_profile.contact_phone is null then seller.contact_phone
      else seller_service.clean_phone(write_profile.contact_phone)
    end
  where seller.seller_id = write_profile.seller_id;
exception when unique_violation then
  get stacked diagnostics refused_by = constraint_name;
  perform seller_service.refuse_taken_name(refused_by);
end
$$;

comment on function seller_service.write_profile(bigint, text, text, text, text) is
  'Changes what a shop says of itself; null leaves as it is, an empty description or phone takes it away. Errors: INVALID_INPUT, ALREADY_EXISTS.';
