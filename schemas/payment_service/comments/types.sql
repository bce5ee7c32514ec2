comment on type payment_service.payment_status_enum is
  'State of a payment: PENDING, then AUTHORIZED (held) and PAID (taken), or FAILED, or CANCELLED (the hold was given up); after PAID also PARTIALLY_REFUNDED and REFUNDED. Of a payout: PENDING, then APPROVED, REJECTED or CANCELLED; an approved one is PROCESSING at the bank until PAID or FAILED.';
comment on type payment_service.payment_method_type_enum is
  'How a payment is made: CARD, CASH_ON_DELIVERY (on receipt) or E_WALLET.';
