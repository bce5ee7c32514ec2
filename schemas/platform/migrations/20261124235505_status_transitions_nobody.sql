-- migrate:up
set local role platform;

-- Whoever has a signed address may move what it is about, without an account in the request.
alter table platform.status_transitions
  drop constraint status_transitions_known_actors,
  add constraint status_transitions_known_actors check (
    actors <@ array['nobody', 'customer', 'staff', 'operator', 'admin', 'system'] and cardinality(actors) > 0
  );

reset role;

-- migrate:down
set local role platform;
delete from platform.status_transitions where 'nobody' = any (actors);
alter table platform.status_transitions
  drop constraint status_transitions_known_actors,
  add constraint status_transitions_known_actors check (
    actors <@ array['customer', 'staff', 'operator', 'admin', 'system'] and cardinality(actors) > 0
  );
reset role;
