comment on type admin_service.moderation_item_type_enum is 'What is to be judged: a product, a review, a seller, a user or a complaint.';
comment on type admin_service.moderation_status_enum is
  'State of a moderation item: PENDING in the queue, IN_REVIEW once taken, then APPROVED, REJECTED or ACTION_TAKEN.';
comment on type admin_service.platform_setting_value_type_enum is
  'What a setting''s text is read as: STRING as it is, NUMBER and BOOLEAN as JSON writes them, JSON any document.';
