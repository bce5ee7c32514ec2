-- migrate:up
set local role logistics_service;

create type logistics_service.shipping_method_type_enum as enum ('COURIER', 'PICKUP', 'POSTAMAT');

reset role;

-- migrate:down
set local role logistics_service;
drop type logistics_service.shipping_method_type_enum;
reset role;
