comment on table platform.status_transitions is
  'The state machines: what a status may become, and by whom. Its rows are functions/platform/status_transitions.sql.';
comment on column platform.status_transitions.table_name is 'Table whose status it is, with its schema.';
comment on column platform.status_transitions.from_status is 'The status before.';
comment on column platform.status_transitions.to_status is 'The status after.';
comment on column platform.status_transitions.actors is 'Who may: customer, staff of a shop, operator of a warehouse, admin, system (no request).';
comment on column platform.status_transitions.meaning is 'What happens.';
