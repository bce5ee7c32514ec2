comment on type review_service.review_status_enum is
  'State of a review: PENDING_MODERATION, then APPROVED or REJECTED; HIDDEN when an approved one was taken down.';
