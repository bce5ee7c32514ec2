comment on table payment_service.saved_payment_methods is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName savedPaymentMethods\nA card or wallet a user pays with again. The number itself stays with the payment provider.';
comment on column payment_service.saved_payment_methods.method_id is 'Key of the method.';
comment on column payment_service.saved_payment_methods.user_id is 'Whose method it is.';
comment on column payment_service.saved_payment_methods.type is 'CARD or E_WALLET.';
comment on column payment_service.saved_payment_methods.token is 'What the provider charges the method by. Granted to nobody.';
comment on column payment_service.saved_payment_methods.last_four_digits is 'Last four digits of the number, to tell methods apart.';
comment on column payment_service.saved_payment_methods.card_brand is 'Brand of the card: "MIR", "VISA".';
comment on column payment_service.saved_payment_methods.expiry_month is 'Month the card expires at the end of, 1 to 12.';
comment on column payment_service.saved_payment_methods.expiry_year is 'Year the card expires in, four digits.';
comment on column payment_service.saved_payment_methods.is_default is 'The method offered first; at most one of a user''s.';
comment on column payment_service.saved_payment_methods.gateway is 'The payment provider the token is good at. Granted to nobody.';
comment on column payment_service.saved_payment_methods.removed_at is 'When its user removed it; then it can be seen and used no more.';
-- Nobody may read the column, so nobody can look a row up by it.
comment on constraint saved_payment_methods_token_once_per_user on payment_service.saved_payment_methods is
  E'@behavior -single';
select platform.describe_authorship('payment_service.saved_payment_methods');
