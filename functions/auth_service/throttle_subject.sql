-- For the throttles. Whoever has one IPv6 address has a network of 64 bits.
create or replace function auth_service.throttle_subject(kind text, subject text)
returns bytea
language sql immutable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select sha256(convert_to(kind || ':' || lower(subject), 'UTF8'))
$$;

comment on function auth_service.throttle_subject(text, text) is 'Whom a throttle is about, as a digest.';

create or replace function auth_service.network_of(ip inet)
returns text
language sql immutable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select host(case family(ip) when 6 then network(set_masklen(ip, 64))::inet else ip end)
$$;

comment on function auth_service.network_of(inet) is 'The address, or of IPv6 the network of 64 bits it is in.';
