comment on type logistics_service.shipping_method_type_enum is
  'How a parcel reaches the buyer: COURIER to the door, PICKUP at a counter, POSTAMAT from a locker.';
