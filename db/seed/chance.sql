-- Chance that repeats: every "random" choice is a hash of what it is made for and a word for the choice, so the
-- same row gets the same value in every load and on every scale. Written to be inlined: no call a row is left.

-- 0 to n - 1.
create function pg_temp.pick(id bigint, choice text, n integer)
returns integer
language sql immutable parallel safe
as $$ select ((hashint8extended(id, hashtextextended(choice, 0)) & 9223372036854775807) % n)::integer $$;

-- 0 up to, but never, 1.
create function pg_temp.chance(id bigint, choice text)
returns double precision
language sql immutable parallel safe
as $$ select (hashint8extended(id, hashtextextended(choice, 0)) & 4294967295)::double precision / 4294967296 $$;

-- One of the words.
create function pg_temp.one_of(words text[], id bigint, choice text)
returns text
language sql immutable parallel safe
as $$ select words[1 + pg_temp.pick(id, choice, cardinality(words))] $$;

-- A key for a row whose key is not a number.
create function pg_temp.uuid_of(thing text)
returns uuid
language sql immutable parallel safe
as $$ select md5('marketplace-demo ' || thing)::uuid $$;

-- The moment everything happened before: no row is stamped with the clock.
create function pg_temp.anchor()
returns timestamptz
language sql stable parallel safe
as $$ select current_setting('seed.anchor')::timestamptz $$;

-- Prices as shops write them: 199, 1 490, 12 990.
create function pg_temp.shop_price(amount double precision)
returns numeric
language sql immutable parallel safe
as $$
  select case
    when amount < 1000 then floor(amount / 10) * 10 + 9
    when amount < 10000 then floor(amount / 100) * 100 + 90
    else floor(amount / 1000) * 1000 + 990
  end::numeric(10, 2)
$$;

-- EAN-13 of the range kept for use inside shops (200-299): never the code of anybody's real article.
create function pg_temp.ean13(n bigint)
returns text
language sql immutable parallel safe
as $$
  select '20' || lpad(n::text, 10, '0') || ((
    10 - (
      2 + n % 10 * 3 + n / 10 % 10 + n / 100 % 10 * 3 + n / 1000 % 10 + n / 10000 % 10 * 3 + n / 100000 % 10
      + n / 1000000 % 10 * 3 + n / 10000000 % 10 + n / 100000000 % 10 * 3 + n / 1000000000 % 10
    ) % 10
  ) % 10)::text
$$;
