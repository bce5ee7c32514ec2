comment on table order_service.order_status_history is E'@behavior -query:resource:list -query:resource:connection\nA state an order has been in. Rows are only ever added.';
comment on column order_service.order_status_history.history_id is 'Key of the change.';
comment on column order_service.order_status_history.order_id is 'The order that changed.';
comment on column order_service.order_status_history.status is 'The state it came into.';
comment on column order_service.order_status_history.changed_by_user_id is 'Who changed it: key of a user, or of an administrator; null for the platform itself. Granted to nobody.';
comment on column order_service.order_status_history.created_date is 'When it came into the state.';
comment on constraint order_status_history_order_id_fkey on order_service.order_status_history is
  E'@foreignFieldName statusHistory';
