comment on type payment_service.payment_status_enum is
  'State of a payment: PENDING, then AUTHORIZED (held) and PAID (taken), or FAILED, or CANCELLED (the hold was given up); after PAID also PARTIALLY_REFUNDED and REFUNDED. Of a payout: PENDING, then APPROVED, REJECTED or CANCELLED; an approved one is PROCESSING at the bank until PAID or FAILED.';
comment on type payment_service.payment_method_type_enum is
  'How a payment is made: CARD, CASH_ON_DELIVERY (on receipt) or E_WALLET.';
comment on type payment_service.ledger_account_kind_enum is
  'What an account of the ledger is of. Money: GATEWAY_CLEARING (at the payment providers), CASH_CLEARING (with the carriers), BANK. Earned: COMMISSION_REVENUE, SHIPPING_REVENUE. Spent: PROMOTION_SUBSIDY, GATEWAY_FEE. Owed to a shop, one of each for each: SELLER_PENDING (until orders are complete), SELLER_AVAILABLE, SELLER_IN_PAYOUT.';
comment on type payment_service.ledger_transfer_kind_enum is
  'Why money moves in the ledger. Of a sale: SALE (goods), SUBSIDY, COMMISSION, SHIPPING, SHIPPING_SUBSIDY, GATEWAY_FEE; the same back, REFUND_…; RELEASE when the time to return is over; of a payout: PAYOUT_HOLD, then PAYOUT or PAYOUT_RETURN.';
comment on type payment_service.refund_status_enum is
  'State of a refund: PENDING until the provider has taken it on, then SETTLED; WAIVED, when there was nothing to give back because it was not paid yet.';
comment on type payment_service.seller_balance is 'What a shop has with the platform.';
comment on column payment_service.seller_balance.pending is E'@notNull\nOf orders that are not complete, in the platform currency.';
comment on column payment_service.seller_balance.available is E'@notNull\nMay be paid out, in the platform currency; below zero when more was refunded than earned since.';
comment on column payment_service.seller_balance.in_payout is E'@notNull\nAsked for and not paid yet, in the platform currency.';
comment on type payment_service.statement_line is 'A change of what a shop has with the platform.';
comment on column payment_service.statement_line.transfer_id is E'@notNull\nNumber of the entry; rises.';
comment on column payment_service.statement_line.occurred_at is E'@notNull\nWhen.';
comment on column payment_service.statement_line.kind is E'@notNull\nWhat for.';
comment on column payment_service.statement_line.amount is E'@notNull\nBy how much what the shop has grows; below zero when it shrinks. In the platform currency.';
comment on column payment_service.statement_line.order_id is 'The order it is of, if any.';
comment on column payment_service.statement_line.payout_id is 'The payout it is of, if any.';
