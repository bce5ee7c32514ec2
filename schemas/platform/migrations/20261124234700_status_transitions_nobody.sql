-- migrate:up
set local role platform;

-- A code that was sent, or a signed address, is shown by whoever has it, signed in or not.
alter table platform.status_transitions
  drop constraint status_transitions_known_actors,
  add constraint status_transitions_known_actors check (
    actors <@ array['customer', 'staff', 'operator', 'admin', 'system', 'nobody'] and cardinality(actors) > 0
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
