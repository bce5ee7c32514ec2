-- Who there is: customers 1-500, staff of shops from 1001 (five a shop, in the order of the roles), operators of
-- warehouses from 2001 (four a warehouse), administrators from 3001. The demo accounts are among them.
create temporary table accounts on commit drop as
select account."name", account."userId" as user_id, account.audience
from jsonb_to_recordset(current_setting('seed.accounts')::jsonb)
  as account ("name" text, "userId" bigint, audience text);

create temporary table people on commit drop as
with kinds as (
  select user_id, 'customer' as kind, null::bigint as seller_id, null::text as staff_role, null::bigint as warehouse_id
  from generate_series(1, 500) as user_id
  union all
  select 1000 + (seller_id - 1) * 5 + place, 'staff', seller_id,
    (array['MANAGER', 'PRODUCT_EDITOR', 'ORDER_PROCESSOR', 'FINANCIER', 'MESSENGER'])[place], null
  from generate_series(1, 60) as seller_id, generate_series(1, 5) as place
  union all
  -- A second editor in some shops: invited, and not come yet, or gone again.
  select 1300 + place, 'staff', place * 3, 'PRODUCT_EDITOR', null
  from generate_series(1, 12) as place
  union all
  select 2000 + (warehouse_id - 1) * 4 + place, 'operator', null, null, warehouse_id
  from generate_series(1, 3) as warehouse_id, generate_series(1, 4) as place
  union all
  select 3000 + place, 'admin', null, null, null
  from generate_series(1, 7) as place
), described as (
  select kinds.*,
    case when kind = 'customer' and user_id > 2 and pg_temp.chance(user_id, 'language') < 0.08 then 'en' else 'ru' end
      as language,
    case user_id
      when 1 then 'FEMALE'
      when 2 then 'MALE'
      else pg_temp.one_of('{FEMALE,MALE}', user_id, 'gender')
    end as gender
  from kinds
), named as (
  select described.*,
    case user_id when 1 then 'anna' when 2 then 'boris' end as given_name,
    case user_id when 1 then 'smirnov' when 2 then 'volkov' end as given_last_name,
    1 + pg_temp.pick(user_id, 'first name', case when language = 'ru' then 20 else 6 end) as first_number,
    1 + pg_temp.pick(user_id, 'last name', case when language = 'ru' then 40 else 8 end) as last_number
  from described
)
select
  named.user_id, named.kind, named.seller_id, named.staff_role, named.warehouse_id, accounts.name as account,
  first.name as first_name,
  case named.gender when 'FEMALE' then last.female else last.male end as last_name,
  named.gender,
  coalesce(
    accounts.name || '@example.com',
    first.latin || '.' || last.latin || named.user_id
      || pg_temp.one_of('{@example.com,@example.org,@example.net}', named.user_id, 'mail')
  ) as email,
  -- No operator has numbers that begin with 0: nobody real is ever called.
  '+7000' || lpad((1000000 + named.user_id * 7919 % 8999993)::text, 7, '0') as phone_number,
  date '1960-01-01' + pg_temp.pick(named.user_id, 'birthday', 16000) as date_of_birth,
  case
    when named.kind <> 'customer' or named.user_id <= 460 then 'ACTIVE'
    when named.user_id <= 490 then 'PENDING_VERIFICATION'
    else 'BLOCKED'
  end as status,
  pg_temp.anchor() - case
    when named.user_id between 461 and 490 then 1 + 9 * pg_temp.chance(named.user_id, 'joined')
    when named.kind = 'customer' then 190 + 500 * pg_temp.chance(named.user_id, 'joined')
    else 700 + 100 * pg_temp.chance(named.user_id, 'joined')
  end * interval '1 day' as joined_at
from named
join pg_temp.first_names as first
  on first.language = named.language and first.gender = named.gender
  and case when named.given_name is null then first.number = named.first_number else first.latin = named.given_name end
join pg_temp.last_names as last
  on last.language = named.language
  and case
    when named.given_last_name is null then last.number = named.last_number
    else last.latin = named.given_last_name
  end
left join pg_temp.accounts using (user_id);

-- Where customers have things sent: a home each, to many of them another place or two.
create temporary table addresses on commit drop as
select
  row_number() over (order by people.user_id, place) as address_id,
  people.user_id, place,
  (array['Дом', 'Работа', 'Дача'])[place] as label,
  city.city, streets.street,
  (1 + pg_temp.pick(people.user_id * 3 + place, 'house', 120))::text
    || case when pg_temp.chance(people.user_id * 3 + place, 'building') < 0.15 then 'к2' else '' end as house_number,
  case when place < 3 then (1 + pg_temp.pick(people.user_id * 3 + place, 'flat', 240))::text end as apartment_number,
  city.postcode || lpad(pg_temp.pick(people.user_id * 3 + place, 'postcode', 200)::text, 3, '0') as zip_code,
  (city.latitude + (pg_temp.chance(people.user_id * 3 + place, 'latitude') - 0.5) * 0.12)::numeric(10, 7) as latitude,
  (city.longitude + (pg_temp.chance(people.user_id * 3 + place, 'longitude') - 0.5) * 0.2)::numeric(10, 7) as longitude,
  people.joined_at + place * interval '1 hour' as created_at
from pg_temp.people
cross join lateral generate_series(1, 1 + (pg_temp.chance(people.user_id, 'addresses') < 0.45)::integer
  + (pg_temp.chance(people.user_id, 'addresses') < 0.12)::integer) as place
join pg_temp.city_draws as city
  on city.draw = 1 + pg_temp.pick(people.user_id, 'city', (select count(*)::integer from pg_temp.city_draws))
join pg_temp.streets
  on streets.number
    = 1 + pg_temp.pick(people.user_id * 3 + place, 'street', (select count(*)::integer from pg_temp.streets))
where people.kind = 'customer' and people.status <> 'PENDING_VERIFICATION';

-- Cards and wallets they pay with.
create temporary table wallets on commit drop as
select
  row_number() over (order by user_id, place) as method_id,
  user_id, place,
  case when pg_temp.chance(user_id * 3 + place, 'wallet') < 0.75 then 'CARD' else 'E_WALLET' end as type,
  lpad(pg_temp.pick(user_id * 3 + place, 'digits', 10000)::text, 4, '0') as last_four_digits,
  pg_temp.one_of('{MIR,MIR,MIR,VISA,MASTERCARD,UNIONPAY}', user_id * 3 + place, 'card') as card_brand,
  1 + pg_temp.pick(user_id * 3 + place, 'month', 12) as expiry_month,
  extract(year from pg_temp.anchor())::integer + 1 + pg_temp.pick(user_id * 3 + place, 'year', 4) as expiry_year,
  joined_at + place * interval '2 hours' as created_at
from pg_temp.people, generate_series(1, 2) as place
where kind = 'customer' and status <> 'PENDING_VERIFICATION'
  and pg_temp.chance(user_id, 'wallets') < case place when 1 then 0.7 else 0.25 end;

create unique index on pg_temp.people (user_id);
create unique index on pg_temp.addresses (user_id, place);
analyze pg_temp.people, pg_temp.addresses, pg_temp.wallets;
