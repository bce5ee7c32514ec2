comment on table seller_service.staff_invitations is E'@foreignKey (invited_by_user_id) references user_service.users (user_id)|@fieldName invitedBy|@foreignFieldName sentInvitations|@behavior -manyRelation:resource:list -manyRelation:resource:connection\n@foreignKey (invited_user_id) references user_service.users (user_id)|@fieldName invitedUser|@foreignFieldName receivedInvitations|@behavior -singularRelation:resource:single -manyRelation:resource:list -manyRelation:resource:connection\n@behavior -query:resource:list -query:resource:connection\nSomebody who was asked by mail to work for a shop. It is open until it is accepted, taken back or a week old.';
comment on column seller_service.staff_invitations.invitation_id is 'Key of the invitation.';
comment on column seller_service.staff_invitations.seller_id is 'The shop.';
comment on column seller_service.staff_invitations.email is 'The address it was sent to, in lower case; only whoever has proved it can accept.';
comment on column seller_service.staff_invitations.invited_user_id is 'Whose account the address is, so that the invitation goes with it; told to nobody.';
comment on column seller_service.staff_invitations.role is 'What they are to do there.';
comment on column seller_service.staff_invitations.token_digest is 'SHA-256 of the token in the mail, which is kept nowhere.';
comment on column seller_service.staff_invitations.invited_by_user_id is 'The manager who sent it last.';
comment on column seller_service.staff_invitations.sent_at is 'When it was last sent.';
comment on column seller_service.staff_invitations.expires_at is 'Until when it can be accepted.';
comment on column seller_service.staff_invitations.accepted_at is 'When it was accepted; null until then.';
comment on column seller_service.staff_invitations.revoked_at is 'When it was taken back; null unless it was.';
select platform.describe_authorship('seller_service.staff_invitations');
comment on constraint staff_invitations_seller_id_fkey on seller_service.staff_invitations is E'@fieldName seller\n@foreignFieldName staffInvitations';
-- What a token's digest is, is granted to nobody, so no field may look for it.
comment on constraint staff_invitations_token_once on seller_service.staff_invitations is E'@behavior -query:resource:single';
