comment on type notification_service.notification_type_enum is
  'What a notification is about: ORDER_STATUS an order that moved on, PROMOTION an offer, MESSAGE a new chat message, REVIEW_REMINDER something bought and not reviewed yet, WMS_ALERT low or expiring stock.';
