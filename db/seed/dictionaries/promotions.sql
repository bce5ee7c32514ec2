-- Promotions, past, present and to come, by days before and after the anchor. A shop's own are paid by the shop.
create temporary table promotions on commit drop as
select row_number() over ()::integer as promotion_id, *
from (values
  ('Скидка новосёлам', 'WELCOME10', 'PERCENTAGE', 10, -170, 120, 2000, 1, 1500, null, null, true),
  ('500 рублей на первый заказ', 'START500', 'FIXED_AMOUNT', 500, -160, 60, 500, 1, 3000, null, null, true),
  ('Бесплатная доставка', null, 'FREE_SHIPPING', 0, -45, 30, null, null, 3500, null, null, true),
  ('Летняя распродажа', 'SUMMER15', 'PERCENTAGE', 15, -150, -90, 400, 2, 2000, null, null, true),
  ('Неделя электроники', 'GADGET7', 'PERCENTAGE', 7, -60, 20, 300, 2, 5000, 'electronics', null, true),
  ('Книжный клуб', 'BOOKS20', 'PERCENTAGE', 20, -120, 45, null, 3, 600, 'books', null, true),
  ('Северный Ветер: минус 5 %', null, 'PERCENTAGE', 5, -80, 40, null, null, 10000, null, 1, true),
  ('Тёплый Дом: 300 рублей', 'TEPLO300', 'FIXED_AMOUNT', 300, -100, 50, 100, 1, 2500, null, 2, true),
  ('Доставка для друзей', 'FRIENDSHIP', 'FREE_SHIPPING', 0, -30, 30, 150, 2, null, null, null, true),
  ('Чёрная пятница', 'BLACK25', 'PERCENTAGE', 25, 5, 12, 5000, 1, 3000, null, null, true),
  ('Весенняя распродажа', 'SPRING12', 'PERCENTAGE', 12, -400, -330, 1000, 1, 2000, null, null, true),
  ('Ошибочная акция', 'OOPS90', 'PERCENTAGE', 90, -20, 20, 10, 1, null, null, null, false),
  ('Праздник вкуса', 'TASTY100', 'FIXED_AMOUNT', 100, -70, 30, null, 2, 800, 'food', null, true),
  ('Хвост и Лапа: постоянным', 'LAPA8', 'PERCENTAGE', 8, -140, 90, null, null, 1000, null, 14, true)
) as listed (
  name, code, discount_type, discount_value, starts, ends, usage_limit_total, usage_limit_per_user, min_order_amount,
  root, seller_id,
  is_active
);
