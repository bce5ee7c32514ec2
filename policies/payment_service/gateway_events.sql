-- Nobody reads it, and nobody changes what was told: no policy, no grant. take_gateway_event() adds to it, as the owner.
select platform.reset_guards('payment_service.gateway_events');

revoke update, delete, truncate on payment_service.gateway_events from payment_service;
