-- Carriers and the ways of delivery they offer; the first five are the platform's own, the last two the shops'.
create temporary table carriers on commit drop as
select row_number() over ()::integer as carrier_id, *
from (values
  ('Маркет Доставка', 'https://track.example.com/market/{tracking_number}', true),
  ('Быстрый Курьер', 'https://track.example.com/courier/{tracking_number}', true),
  ('Почтовая Линия', 'https://track.example.com/post/{tracking_number}', true),
  ('Cargo Express', 'https://track.example.com/cargo/{tracking_number}', true),
  ('Северный Экспедитор', null, false)
) as listed (name, tracking_url_pattern, is_active);

create temporary table delivery_methods on commit drop as
select row_number() over ()::integer as method_id, *
from (values
  ('Курьер до двери', 'Курьер позвонит за час до приезда.', 'COURIER', 299, 1, 3, true, 1, true),
  ('Пункт выдачи', 'Хранится в пункте выдачи семь дней.', 'PICKUP', 99, 2, 5, true, 1, true),
  ('Постамат', 'Код для получения придёт в сообщении.', 'POSTAMAT', 79, 2, 5, true, 1, true),
  ('Экспресс за день', 'Привезём на следующий день до 22:00.', 'COURIER', 599, 0, 1, true, 2, true),
  ('Экономная доставка', 'Дольше, зато дешевле; больше не предлагается.', 'PICKUP', 49, 5, 12, false, 5, true),
  ('Почтой от продавца', 'Продавец отправляет посылку почтой.', 'PICKUP', 249, 3, 9, true, 3, false),
  ('Курьером от продавца', 'Продавец отправляет транспортной компанией.', 'COURIER', 399, 2, 6, true, 4, false)
) as listed (
  name, description, type, base_cost, min_delivery_days, max_delivery_days, is_active, carrier_id,
  is_marketplace_delivery
);
