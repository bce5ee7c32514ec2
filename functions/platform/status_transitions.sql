-- Every state machine. A table whose policy file has the trigger guard_status() moves along these rows only.
delete from platform.status_transitions;
insert into platform.status_transitions (table_name, from_status, to_status, actors, meaning) values
  ('user_service.uploads', 'PENDING', 'RECEIVED', '{nobody,customer,staff,operator,admin}', 'All bytes of the picture are there; whoever has the signed address may send them.'),
  ('user_service.uploads', 'PENDING', 'EXPIRED', '{system}', 'No bytes came in time.'),
  ('user_service.uploads', 'PENDING', 'DISCARDED', '{system}', 'Its sender was erased.'),
  ('user_service.uploads', 'RECEIVED', 'READY', '{system}', 'The picture was made and can be used.'),
  ('user_service.uploads', 'RECEIVED', 'REJECTED', '{system}', 'What was sent is no picture we take.'),
  ('user_service.uploads', 'RECEIVED', 'DISCARDED', '{system}', 'Its sender was erased.'),
  ('user_service.uploads', 'READY', 'DISCARDED', '{system}', 'Nothing uses the picture: its files are deleted.'),
  ('product_service.products', 'DRAFT', 'PENDING_MODERATION', '{staff}', 'The shop asks for the card to be listed.'),
  ('product_service.products', 'REJECTED', 'PENDING_MODERATION', '{staff}', 'The shop asks once more.'),
  ('product_service.products', 'PENDING_MODERATION', 'ACTIVE', '{admin}', 'Moderators let the card into the catalogue.'),
  ('product_service.products', 'PENDING_MODERATION', 'REJECTED', '{admin}', 'Moderators send the card back.'),
  ('product_service.products', 'ACTIVE', 'ARCHIVED', '{staff}', 'The shop takes the card off sale.'),
  ('product_service.products', 'REJECTED', 'ARCHIVED', '{staff}', 'The shop gives the card up.'),
  ('seller_service.sellers', 'PENDING_APPROVAL', 'ACTIVE', '{admin}', 'An applicant becomes a shop.'),
  ('seller_service.sellers', 'PENDING_APPROVAL', 'REJECTED', '{admin}', 'An applicant is turned down.'),
  ('seller_service.sellers', 'ACTIVE', 'SUSPENDED', '{admin}', 'The shop may not sell until it is reinstated.'),
  ('seller_service.sellers', 'SUSPENDED', 'ACTIVE', '{admin}', 'The shop may sell again.'),
  ('seller_service.sellers', 'ACTIVE', 'BLOCKED', '{admin}', 'The shop is shut out.'),
  ('seller_service.sellers', 'SUSPENDED', 'BLOCKED', '{admin}', 'The shop is shut out.');
