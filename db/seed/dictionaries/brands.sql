-- Brands, none of them real, by branch of the catalogue, with where they come from.
create temporary table brand_names on commit drop as
select
  row_number() over (order by root, name)::integer as brand_id,
  row_number() over (partition by root order by name)::integer - 1 as place_in_root,
  count(*) over (partition by root)::integer as brands_in_root,
  root, name, country
from (values
  ('electronics', 'Россия', array['Волна', 'Nordtek', 'Кварц', 'Aurixon']),
  ('electronics', 'Китай', array['Zentavo', 'Huelin', 'Mivoro', 'Pixelane', 'Sunvik', 'Tekora']),
  ('appliances', 'Россия', array['Домовой', 'Уралтехника', 'Beltora', 'Заря-М']),
  ('appliances', 'Германия', array['Kronwald', 'Heimfeld', 'Bergau']),
  ('appliances', 'Турция', array['Velmora', 'Arselik', 'Termavi']),
  ('clothing', 'Россия', array['Лён и Лето', 'Берёзка', 'Северянка', 'Мануфактура 1911', 'Tverdo']),
  ('clothing', 'Турция', array['Sevlana', 'Denimark', 'Koralin']),
  ('clothing', 'Узбекистан', array['Pahta Style', 'Samar']),
  ('shoes', 'Россия', array['Шагомер', 'Уральский Скороход', 'Полюс', 'Тропа']),
  ('shoes', 'Италия', array['Belvento', 'Passo Dolce', 'Montrella']),
  ('shoes', 'Китай', array['Runvolt', 'Airlume', 'Stepora']),
  ('beauty', 'Россия', array['Сибирская Роса', 'Чистая Ивица', 'Таёжный Секрет', 'Мятная Линия', 'Лавандея']),
  ('beauty', 'Франция', array['Belle Ombre', 'Maison Velours', 'Clairvie']),
  ('beauty', 'Корея', array['Hwanari', 'Sori Skin']),
  ('home', 'Россия', array['Ивановские Узоры', 'Гжелька', 'Тёплый Край', 'Кедровый Дом', 'Уютория']),
  ('home', 'Швеция', array['Lagomhem', 'Fjallro', 'Norrsken Hem']),
  ('home', 'Индия', array['Indra Home', 'Jaipuri']),
  ('kids', 'Россия', array['Мишутка', 'Весёлый Кубик', 'Солнышко', 'Умка-Плюс', 'Карапузик Лэнд']),
  ('kids', 'Китай', array['Bimbolino', 'Playgrove', 'Toyfield']),
  ('kids', 'Польша', array['Babynest', 'Kolibrik']),
  ('sport', 'Россия', array['Таганай', 'Байкал Трек', 'Сила', 'Ветер Перемен', 'Вершина 5']),
  ('sport', 'Китай', array['Ironpeak', 'Fitlane', 'Velonaut']),
  ('sport', 'Чехия', array['Horava', 'Sportlika']),
  ('food', 'Россия', array['Добрая Мельница', 'Лесная Пасека', 'Русский Амбар', 'Сладкая История', 'Иван-да-Чай']),
  ('food', 'Италия', array['Casa Fiorita', 'Oro Verde']),
  ('food', 'Индия', array['Assamika', 'Ganga Hills']),
  ('food', 'Бразилия', array['Fazenda Alta']),
  ('books', 'Россия', array[
    'Издательство «Маяк»', 'Издательство «Точка»', 'Белый Парус', 'Книжная Палата Плюс', 'Северная Строка',
    'Детский Мирок', 'Код и Логика', 'Городской Читатель'
  ]),
  ('books', 'Великобритания', array['Oakbridge Press', 'Harrow Lane Books']),
  ('auto', 'Россия', array['Автодок', 'Магистраль', 'Трасса', 'Мотор-Сервис', 'Зимник']),
  ('auto', 'Германия', array['Fahrwerk', 'Ostrad', 'Schmierol']),
  ('auto', 'Китай', array['Roadeye', 'Tyrona']),
  ('pets', 'Россия', array['Барсик и Ко', 'Дружок', 'Мохнатый Клуб', 'Лапушка', 'Усатый Нянь']),
  ('pets', 'Франция', array['Félivie', 'Canelle']),
  ('pets', 'Чехия', array['Zoolandia', 'Pawlik', 'Aquaterra'])
) as lists (root, country, names), unnest(names) as name;
