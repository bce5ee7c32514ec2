comment on table logistics_service.tracking_events is E'@behavior -query:resource:list -query:resource:connection\nWhat a carrier said of a parcel.';
comment on column logistics_service.tracking_events.event_id is 'Key of the event.';
comment on column logistics_service.tracking_events.shipment_id is 'The parcel.';
comment on column logistics_service.tracking_events.carrier_event_id is 'What the carrier calls the event: it is written down once, however often it is told. Granted to nobody.';
comment on column logistics_service.tracking_events.status is 'How far it had come.';
comment on column logistics_service.tracking_events.place is 'Where it was; null when that is not told.';
comment on column logistics_service.tracking_events.occurred_at is 'When.';
comment on column logistics_service.tracking_events.created_date is 'When we learnt of it.';
