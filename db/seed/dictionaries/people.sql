-- Names that users are made of: Russian ones, each with its Latin spelling for the address, and some English ones.
create temporary table first_names on commit drop as
select row_number() over (partition by language, gender order by latin)::integer as number, *
from (values
  ('ru', 'FEMALE', 'Анна', 'anna'), ('ru', 'FEMALE', 'Мария', 'maria'), ('ru', 'FEMALE', 'Елена', 'elena'),
  ('ru', 'FEMALE', 'Ольга', 'olga'), ('ru', 'FEMALE', 'Наталья', 'natalia'), ('ru', 'FEMALE', 'Екатерина', 'ekaterina'),
  ('ru', 'FEMALE', 'Ирина', 'irina'), ('ru', 'FEMALE', 'Татьяна', 'tatiana'), ('ru', 'FEMALE', 'Светлана', 'svetlana'),
  ('ru', 'FEMALE', 'Юлия', 'yulia'), ('ru', 'FEMALE', 'Дарья', 'daria'), ('ru', 'FEMALE', 'Алина', 'alina'),
  ('ru', 'FEMALE', 'Ксения', 'ksenia'), ('ru', 'FEMALE', 'Полина', 'polina'), ('ru', 'FEMALE', 'Вера', 'vera'),
  ('ru', 'FEMALE', 'Надежда', 'nadezhda'), ('ru', 'FEMALE', 'Софья', 'sofia'), ('ru', 'FEMALE', 'Марина', 'marina'),
  ('ru', 'FEMALE', 'Виктория', 'victoria'), ('ru', 'FEMALE', 'Алёна', 'alyona'),
  ('ru', 'MALE', 'Александр', 'alexander'), ('ru', 'MALE', 'Борис', 'boris'), ('ru', 'MALE', 'Дмитрий', 'dmitry'),
  ('ru', 'MALE', 'Сергей', 'sergey'), ('ru', 'MALE', 'Андрей', 'andrey'), ('ru', 'MALE', 'Алексей', 'alexey'),
  ('ru', 'MALE', 'Максим', 'maxim'), ('ru', 'MALE', 'Иван', 'ivan'), ('ru', 'MALE', 'Михаил', 'mikhail'),
  ('ru', 'MALE', 'Николай', 'nikolay'), ('ru', 'MALE', 'Артём', 'artyom'), ('ru', 'MALE', 'Егор', 'egor'),
  ('ru', 'MALE', 'Илья', 'ilya'), ('ru', 'MALE', 'Кирилл', 'kirill'), ('ru', 'MALE', 'Никита', 'nikita'),
  ('ru', 'MALE', 'Роман', 'roman'), ('ru', 'MALE', 'Павел', 'pavel'), ('ru', 'MALE', 'Владимир', 'vladimir'),
  ('ru', 'MALE', 'Тимур', 'timur'), ('ru', 'MALE', 'Руслан', 'ruslan'),
  ('en', 'FEMALE', 'Emma', 'emma'), ('en', 'FEMALE', 'Olivia', 'olivia'), ('en', 'FEMALE', 'Grace', 'grace'),
  ('en', 'FEMALE', 'Chloe', 'chloe'), ('en', 'FEMALE', 'Hannah', 'hannah'), ('en', 'FEMALE', 'Alice', 'alice'),
  ('en', 'MALE', 'James', 'james'), ('en', 'MALE', 'Oliver', 'oliver'), ('en', 'MALE', 'Daniel', 'daniel'),
  ('en', 'MALE', 'Thomas', 'thomas'), ('en', 'MALE', 'Henry', 'henry'), ('en', 'MALE', 'Samuel', 'samuel')
) as names (language, gender, name, latin);

create temporary table last_names on commit drop as
select row_number() over (partition by language order by latin)::integer as number, *
from (values
  ('ru', 'Смирнов', 'Смирнова', 'smirnov'), ('ru', 'Иванов', 'Иванова', 'ivanov'),
  ('ru', 'Кузнецов', 'Кузнецова', 'kuznetsov'), ('ru', 'Попов', 'Попова', 'popov'),
  ('ru', 'Соколов', 'Соколова', 'sokolov'), ('ru', 'Лебедев', 'Лебедева', 'lebedev'),
  ('ru', 'Козлов', 'Козлова', 'kozlov'), ('ru', 'Новиков', 'Новикова', 'novikov'),
  ('ru', 'Морозов', 'Морозова', 'morozov'), ('ru', 'Петров', 'Петрова', 'petrov'),
  ('ru', 'Волков', 'Волкова', 'volkov'), ('ru', 'Соловьёв', 'Соловьёва', 'solovyov'),
  ('ru', 'Васильев', 'Васильева', 'vasiliev'), ('ru', 'Зайцев', 'Зайцева', 'zaitsev'),
  ('ru', 'Павлов', 'Павлова', 'pavlov'), ('ru', 'Семёнов', 'Семёнова', 'semyonov'),
  ('ru', 'Голубев', 'Голубева', 'golubev'), ('ru', 'Виноградов', 'Виноградова', 'vinogradov'),
  ('ru', 'Богданов', 'Богданова', 'bogdanov'), ('ru', 'Воробьёв', 'Воробьёва', 'vorobyov'),
  ('ru', 'Фёдоров', 'Фёдорова', 'fyodorov'), ('ru', 'Михайлов', 'Михайлова', 'mikhailov'),
  ('ru', 'Беляев', 'Беляева', 'belyaev'), ('ru', 'Тарасов', 'Тарасова', 'tarasov'),
  ('ru', 'Белов', 'Белова', 'belov'), ('ru', 'Комаров', 'Комарова', 'komarov'),
  ('ru', 'Орлов', 'Орлова', 'orlov'), ('ru', 'Киселёв', 'Киселёва', 'kiselyov'),
  ('ru', 'Макаров', 'Макарова', 'makarov'), ('ru', 'Андреев', 'Андреева', 'andreev'),
  ('ru', 'Ковалёв', 'Ковалёва', 'kovalyov'), ('ru', 'Ильин', 'Ильина', 'ilyin'),
  ('ru', 'Гусев', 'Гусева', 'gusev'), ('ru', 'Титов', 'Титова', 'titov'),
  ('ru', 'Кузьмин', 'Кузьмина', 'kuzmin'), ('ru', 'Крылов', 'Крылова', 'krylov'),
  ('ru', 'Шевченко', 'Шевченко', 'shevchenko'), ('ru', 'Бондаренко', 'Бондаренко', 'bondarenko'),
  ('ru', 'Галиев', 'Галиева', 'galiev'), ('ru', 'Ахметов', 'Ахметова', 'akhmetov'),
  ('en', 'Miller', 'Miller', 'miller'), ('en', 'Taylor', 'Taylor', 'taylor'), ('en', 'Brown', 'Brown', 'brown'),
  ('en', 'Wilson', 'Wilson', 'wilson'), ('en', 'Evans', 'Evans', 'evans'), ('en', 'Walker', 'Walker', 'walker'),
  ('en', 'Wright', 'Wright', 'wright'), ('en', 'Hughes', 'Hughes', 'hughes')
) as names (language, male, female, latin);

-- What people sign in with.
create temporary table devices on commit drop as
select row_number() over ()::integer as number, device
from (values
  ('Chrome 142, Windows 11'), ('Chrome 142, Android 15'), ('Safari 26, iOS 26'), ('Яндекс.Браузер 25, Windows 10'),
  ('Firefox 145, Linux'), ('Safari 26, macOS 26'), ('Приложение 5.12, Android 14'), ('Приложение 5.12, iOS 26')
) as seen (device);
