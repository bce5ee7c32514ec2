-- Every code a rule may raise. The API adds its own (api/errors/codes.ts); the docs list both.
delete from platform.error_codes;
insert into platform.error_codes (code, meaning) values
  ('NOT_SIGNED_IN', 'The operation needs a signed-in user.'),
  ('FORBIDDEN', 'The caller may not do this.'),
  ('WRONG_CREDENTIALS', 'The name or the password is wrong, or the address was never proved; which of them is not told.'),
  ('TOO_MANY_ATTEMPTS', 'Too many attempts, or too many messages: details.retryAfterSeconds says when the next is let through.'),
  ('ACCOUNT_BLOCKED', 'The account was blocked by an administrator.'),
  ('CODE_REFUSED', 'The code is wrong, used or too old.'),
  ('TWO_FACTOR_REQUIRED', 'This needs a second factor: set one up first.'),
  ('NOT_FOUND', 'There is no such thing, or the caller may not see it.'),
  ('INVALID_INPUT', 'A value is missing, malformed or out of range; field says which.'),
  ('ALREADY_EXISTS', 'There is one like it already.'),
  ('INVALID_STATE', 'The thing is not in a state that allows this.'),
  ('CART_EMPTY', 'There is nothing in the cart to buy.'),
  ('NOT_FOR_SALE', 'Something in the cart is not for sale any more: details.lines says what.'),
  ('OUT_OF_STOCK', 'Not enough of something is left: details.lines says of what, and how much there is.'),
  ('PROMO_CODE_REFUSED', 'The code gives nothing on this: details.reason says why.'),
  ('TOTAL_CHANGED', 'It costs something else than expected: details.total says what.'),
  ('CHECKOUT_PENDING', 'Another purchase of the caller waits to be paid for: details.checkoutId says which; finish or cancel it first.'),
  ('IDEMPOTENCY_KEY_REUSED', 'The key was used for something else: take a new one.'),
  ('PROMOTION_USED_UP', 'The promotion was used as often as it may be, by all together or by this user.'),
  ('SAGA_TAKEN_OVER', 'Another worker runs this saga now; what this one did counts for nothing.');
