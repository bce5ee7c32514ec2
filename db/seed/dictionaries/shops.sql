-- Sixty shops: what they are called, which branch of the catalogue they trade in, how they stand with the
-- marketplace, its commission. The number is the shop's key; 1 is shop X and 2 is shop Y of the demo accounts.
create temporary table shops on commit drop as
select row_number() over ()::integer as number, *
from (values
  ('Северный Ветер', 'electronics', 'ACTIVE', 0.08), ('Тёплый Дом', 'home', 'ACTIVE', 0.14),
  ('TechnoLand', 'electronics', 'ACTIVE', 0.08), ('Кухня Мечты', 'appliances', 'ACTIVE', 0.10),
  ('Модный Квартал', 'clothing', 'ACTIVE', 0.18), ('Шаг за шагом', 'shoes', 'ACTIVE', 0.17),
  ('Beauty Garden', 'beauty', 'ACTIVE', 0.15), ('Уютное гнездо', 'home', 'ACTIVE', 0.14),
  ('Страна Детства', 'kids', 'ACTIVE', 0.13), ('Спорт Регион', 'sport', 'ACTIVE', 0.14),
  ('Вкусная Лавка', 'food', 'ACTIVE', 0.12), ('Читай-ка', 'books', 'ACTIVE', 0.15),
  ('АвтоПилот', 'auto', 'ACTIVE', 0.13), ('Хвост и Лапа', 'pets', 'ACTIVE', 0.14),
  ('GadgetPoint', 'electronics', 'ACTIVE', 0.09), ('Домашний Мастер', 'appliances', 'ACTIVE', 0.11),
  ('Ткани и Стиль', 'clothing', 'ACTIVE', 0.18), ('Кожа и Ремень', 'shoes', 'ACTIVE', 0.16),
  ('Аптека Красоты', 'beauty', 'ACTIVE', 0.15), ('Светлая Комната', 'home', 'ACTIVE', 0.15),
  ('Мамин Магазин', 'kids', 'ACTIVE', 0.12), ('Горный Маршрут', 'sport', 'ACTIVE', 0.14),
  ('Чайная Миля', 'food', 'ACTIVE', 0.13), ('Бумажный Кит', 'books', 'ACTIVE', 0.15),
  ('Колесо 24', 'auto', 'ACTIVE', 0.12), ('ЗооМир', 'pets', 'ACTIVE', 0.14),
  ('Цифровой Базар', 'electronics', 'ACTIVE', 0.09), ('Electro Family', 'appliances', 'ACTIVE', 0.10),
  ('Linen & Co', 'clothing', 'ACTIVE', 0.19), ('Городской Рюкзак', 'shoes', 'ACTIVE', 0.16),
  ('Ромашковый Луг', 'beauty', 'ACTIVE', 0.15), ('Скандинавия', 'home', 'ACTIVE', 0.14),
  ('Кубик и Шарик', 'kids', 'ACTIVE', 0.13), ('Активный Выходной', 'sport', 'ACTIVE', 0.14),
  ('Фермерский Двор', 'food', 'ACTIVE', 0.11), ('Умная Полка', 'books', 'ACTIVE', 0.15),
  ('Гараж Плюс', 'auto', 'ACTIVE', 0.13), ('Мурлыка', 'pets', 'ACTIVE', 0.14),
  ('Pixel Market', 'electronics', 'ACTIVE', 0.09), ('Чистый Дом', 'appliances', 'ACTIVE', 0.11),
  ('Базовый Гардероб', 'clothing', 'ACTIVE', 0.18), ('Soft Step', 'shoes', 'ACTIVE', 0.17),
  ('Lumi Cosmetics', 'beauty', 'ACTIVE', 0.16), ('Посуда Центр', 'home', 'ACTIVE', 0.13),
  ('Первый Класс', 'kids', 'ACTIVE', 0.13), ('ВелоГород', 'sport', 'ACTIVE', 0.13),
  ('Сладкоежка', 'food', 'ACTIVE', 0.12), ('Книжный Дворик', 'books', 'ACTIVE', 0.15),
  ('Drive Store', 'auto', 'ACTIVE', 0.13), ('Верный Друг', 'pets', 'ACTIVE', 0.14),
  ('Мега Скидки', 'electronics', 'SUSPENDED', 0.10), ('Стильная Штучка', 'clothing', 'SUSPENDED', 0.18),
  ('Турист Плюс', 'sport', 'SUSPENDED', 0.14), ('Новая Витрина', 'home', 'PENDING_APPROVAL', 0.14),
  ('Зелёная Корзина', 'food', 'PENDING_APPROVAL', 0.12), ('Baby Boom', 'kids', 'PENDING_APPROVAL', 0.13),
  ('Выгодный Край', 'appliances', 'BLOCKED', 0.11), ('Люкс Копия', 'shoes', 'BLOCKED', 0.17),
  ('Быстрые Деньги', 'books', 'REJECTED', 0.15), ('Авто Рынок №1', 'auto', 'REJECTED', 0.13)
) as named (shop_name, root, status, commission_rate);

-- A shop as often as it is big, to pick from by number: the earlier in the list, the bigger.
create temporary table shop_draws on commit drop as
select row_number() over (order by shops.number, copy)::integer as draw, shops.number as seller_id
from pg_temp.shops,
  generate_series(1, case when shops.status = 'ACTIVE' then 3 + 60 / (shops.number + 4) else 2 end) as copy;
