comment on type messaging_service.chat_participant_type_enum is
  'Who takes part in a conversation: USER a user for themself, SELLER a shop by any of its staff who answer messages, ADMIN an administrator for the platform.';
