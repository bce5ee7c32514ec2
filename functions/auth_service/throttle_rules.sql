-- For take_attempt(). How many attempts are free, how long the pause after the next is (each is twice the one before), how
-- long the longest, and after how long a rest all is forgotten.
create or replace function auth_service.throttle_rules(kind text)
returns auth_service.throttle_rule
language sql immutable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select rules.free, rules.pause, rules.longest, rules.remembered
  from (values
    -- Somebody who guesses one account's password.
    ('name at address', 5, interval '2 seconds', interval '15 minutes', interval '1 hour'),
    -- The same from many addresses. Short: the owner comes from somewhere new, too.
    ('name', 20, interval '2 seconds', interval '1 minute', interval '1 hour'),
    -- Somebody who tries many names; also the whole of an office.
    ('address', 40, interval '2 seconds', interval '5 minutes', interval '1 hour'),
    -- Codes of a second factor, by account: only who has the password comes this far.
    ('factor', 5, interval '10 seconds', interval '15 minutes', interval '1 day'),
    -- Codes and links that are sent to one address or phone: one a minute, then ever fewer.
    ('message', 0, interval '1 minute', interval '1 hour', interval '1 day'),
    -- Whoever has messages sent, or accounts made.
    ('messages of address', 30, interval '1 minute', interval '1 hour', interval '1 hour'),
    -- A shop's invitations to one address: one a minute, then ever fewer.
    ('invitation', 0, interval '1 minute', interval '1 day', interval '2 days'),
    -- What all shops together send to one address.
    ('invitations to address', 5, interval '10 minutes', interval '1 day', interval '2 days'),
    -- A shop that has invitations sent.
    ('invitations of shop', 30, interval '1 minute', interval '1 hour', interval '1 day'),
    -- Mail to the owner that somebody keeps trying: one a day.
    ('warning', 0, interval '1 day', interval '1 day', interval '1 day'),
    -- The password, asked again of somebody who is signed in.
    ('password of user', 5, interval '5 seconds', interval '15 minutes', interval '1 hour')
  ) as rules (kind, free, pause, longest, remembered)
  where rules.kind = throttle_rules.kind
$$;

comment on function auth_service.throttle_rules(text) is 'The rule of a kind of throttle.';
