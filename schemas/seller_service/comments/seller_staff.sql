comment on table seller_service.seller_staff is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName employment\n@behavior -query:resource:list -query:resource:connection\nSomebody who works, or is invited to work, for a shop.';
comment on column seller_service.seller_staff.staff_id is 'Key of the member of staff.';
comment on column seller_service.seller_staff.seller_id is 'The shop worked for.';
comment on column seller_service.seller_staff.user_id is 'Who works there; a user works for one shop.';
comment on column seller_service.seller_staff.role is 'What they do there, and so what they may.';
comment on column seller_service.seller_staff.is_active is 'False once dismissed.';
comment on column seller_service.seller_staff.accepted_at is 'When they took the invitation; null until then, and nothing is theirs to do.';
select platform.describe_authorship('seller_service.seller_staff');
comment on constraint seller_staff_seller_id_fkey on seller_service.seller_staff is E'@fieldName seller\n@foreignFieldName staff';
