comment on type order_service.order_status_enum is
  'State of an order: PENDING until paid for, PROCESSING until handed over, SHIPPED, DELIVERED, COMPLETED after the return window; or CANCELLED before it is shipped, RETURNED when the goods came back, REFUNDED when the money did.';
