-- For the functions of this service; callable by nobody else, and after lock_methods() only.
create or replace function payment_service.make_default_method(payer bigint, method_id bigint)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  -- Two statements: at no moment there are two.
  update payment_service.saved_payment_methods as method
  set is_default = false
  where method.user_id = payer
    and method.is_default
    and method.method_id is distinct from make_default_method.method_id;
  update payment_service.saved_payment_methods as method
  set is_default = true
  where method.method_id = make_default_method.method_id
    and not method.is_default;
end
$$;

comment on function payment_service.make_default_method(bigint, bigint) is
  'Of a payer''s methods this one, or none, is the default.';
