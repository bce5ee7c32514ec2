comment on type user_service.user_status_enum is
  'State of an account: PENDING_VERIFICATION until an address is confirmed, ACTIVE, BLOCKED by an administrator, or ERASED by its user.';
comment on type user_service.gender_enum is 'Gender as the user states it.';
comment on type user_service.found_user is
  'A user as administrators who look for one see them.';
comment on column user_service.found_user.user_id is 'Key of the user; of the last one of a page it is what the next page comes after.';
comment on column user_service.found_user.email is 'Address of the account.';
comment on column user_service.found_user.phone_number is 'Phone, if told.';
comment on column user_service.found_user.first_name is 'Given name.';
comment on column user_service.found_user.last_name is 'Family name.';
comment on column user_service.found_user.status is 'State of the account.';
comment on column user_service.found_user.created_date is 'Since when there is the account.';
comment on type user_service.upload_purpose_enum is
  'What a picture is sent for: AVATAR of the user, SHOP_LOGO of the shop whose staff they are.';
comment on type user_service.upload_status_enum is
  'State of an upload: PENDING until the bytes are there, RECEIVED until they are looked at, then READY to be used or REJECTED; EXPIRED when no bytes came in time, DISCARDED when nothing uses the picture.';
comment on type user_service.upload_rejection_enum is
  'Why a picture was refused: NOT_AN_IMAGE of a type that is taken, NOT_AS_DECLARED, ANIMATED, TOO_LARGE in pixels, UNREADABLE because it is damaged, or NEVER_SENT.';
