-- Every setting and what it is until an administrator changes it. One that is gone from here goes from the table.
with known as (
  select *
  from (values
    ('platform.name', 'Marketplace in Postgres', 'STRING', 'Name of the marketplace, as buyers see it.'),
    ('platform.currency', 'RUB', 'STRING', 'Currency of every amount, ISO 4217.'),
    ('platform.locales', '["ru", "en"]', 'JSON', 'Languages that messages are sent in, the default first.'),
    ('platform.support_email', 'support@example.com', 'STRING', 'Where users write to.'),
    ('platform.is_read_only', 'false', 'BOOLEAN', 'Whether every change is refused, for maintenance.'),
    ('sessions.access_token_minutes', '15', 'NUMBER', 'Minutes an access token is good for.'),
    ('sessions.refresh_grace_seconds', '60', 'NUMBER', 'Seconds in which a refresh token that was used already is answered again, with the same successor.'),
    ('sessions.shop_idle_hours', '720', 'NUMBER', 'Hours after which a session of the shop ends unless it is refreshed.'),
    ('sessions.shop_absolute_hours', '4320', 'NUMBER', 'Hours after which a session of the shop ends in any case.'),
    ('sessions.seller_idle_hours', '168', 'NUMBER', 'The same for sessions of sellers'' staff.'),
    ('sessions.seller_absolute_hours', '720', 'NUMBER', 'The same for sessions of sellers'' staff.'),
    ('sessions.warehouse_idle_hours', '14', 'NUMBER', 'The same for sessions of warehouse operators: one shift.'),
    ('sessions.warehouse_absolute_hours', '168', 'NUMBER', 'The same for sessions of warehouse operators.'),
    ('sessions.admin_idle_hours', '2', 'NUMBER', 'The same for sessions of administrators.'),
    ('sessions.admin_absolute_hours', '12', 'NUMBER', 'The same for sessions of administrators.'),
    ('sessions.kept_days', '90', 'NUMBER', 'Days for which a session that has ended is still listed.'),
    ('sessions.login_history_days', '365', 'NUMBER', 'Days for which attempts to sign in are kept.'),
    ('messages.kept_days', '30', 'NUMBER', 'Days for which it is kept that a mail or an SMS was sent; what it said is forgotten at once.'),
    ('uploads.max_pending', '5', 'NUMBER', 'Most uploads of one user that may be under way.'),
    ('uploads.max_per_day', '50', 'NUMBER', 'Most uploads of one user in 24 hours.'),
    ('sellers.default_commission_rate', '0.15', 'NUMBER', 'Commission of a newly approved shop, as a share.'),
    ('sellers.applications_open', 'true', 'BOOLEAN', 'Whether new shops may apply.'),
    ('payouts.minimum_amount', '1000', 'NUMBER', 'Least amount a shop may ask to be paid, in the platform currency.'),
    ('orders.return_window_days', '14', 'NUMBER', 'Days after delivery in which goods may be returned.'),
    ('orders.unpaid_expire_minutes', '30', 'NUMBER', 'Minutes after which an unpaid order is cancelled.'),
    ('orders.assume_delivered_days', '30', 'NUMBER', 'Days after which an order that its shop delivers itself counts as delivered when nobody has said so.'),
    ('orders.ship_by_hours', '48', 'NUMBER', 'Hours in which a shop has to hand over an FBS order.'),
    ('carts.max_lines', '100', 'NUMBER', 'Most lines a cart may have.'),
    ('carts.max_quantity_per_line', '99', 'NUMBER', 'Most pieces of one variant in a cart.'),
    ('carts.anonymous_expire_days', '14', 'NUMBER', 'Days after which a visitor''s cart is removed.'),
    ('carts.abandoned_after_hours', '24', 'NUMBER', 'Hours of rest after which a cart counts as abandoned.'),
    ('catalog.max_page_size', '100', 'NUMBER', 'Most rows a list returns at once.'),
    ('catalog.max_images_per_product', '15', 'NUMBER', 'Most images of a product.'),
    ('reviews.premoderation', 'true', 'BOOLEAN', 'Whether a review is read by a moderator before it is shown.'),
    ('messages.blocked_words', '["казино", "ставки"]', 'JSON', 'Words that keep a message from being sent.'),
    ('stock.low_threshold', '5', 'NUMBER', 'Pieces below which a shop is warned.'),
    ('stock.expiry_warning_days', '30', 'NUMBER', 'Days before its expiry that a batch is warned of.')
  ) as listed (setting_key, setting_value, value_type, description)
), gone as (
  delete from admin_service.platform_settings as old
  where not exists (select from known where known.setting_key = old.setting_key)
)
insert into admin_service.platform_settings (setting_key, setting_value, value_type, description, created_by)
select
  setting_key, setting_value, value_type::admin_service.platform_setting_value_type_enum, description, 'system'
from known
on conflict (setting_key) do update
set description = excluded.description;
