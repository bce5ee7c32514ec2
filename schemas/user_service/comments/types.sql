comment on type user_service.user_status_enum is
  'State of an account: PENDING_VERIFICATION until an address is confirmed, ACTIVE, or BLOCKED by an administrator.';
comment on type user_service.gender_enum is 'Gender as the user states it.';
