comment on type user_service.user_status_enum is
  'State of an account: PENDING_VERIFICATION until an address is confirmed, ACTIVE, or BLOCKED by an administrator.';
comment on type user_service.gender_enum is 'Gender as the user states it.';
comment on type user_service.upload_purpose_enum is
  'What a picture is sent for: AVATAR of the user, SHOP_LOGO of the shop whose staff they are.';
comment on type user_service.upload_status_enum is
  'State of an upload: PENDING until the bytes are there, RECEIVED until they are looked at, then READY to be used or REJECTED; EXPIRED when no bytes came in time, DISCARDED when nothing uses the picture.';
comment on type user_service.upload_rejection_enum is
  'Why a picture was refused: NOT_AN_IMAGE of a type that is taken, NOT_AS_DECLARED, ANIMATED, TOO_LARGE in pixels, UNREADABLE because it is damaged, or NEVER_SENT.';
