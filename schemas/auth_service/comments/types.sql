comment on type auth_service.auth_two_factor_method_enum is
  'How the second factor reaches a user: TOTP from an authenticator application, SMS to the phone, EMAIL to the address.';
comment on type auth_service.auth_login_status_enum is 'How an attempt to sign in ended: SUCCESS or FAILED.';
