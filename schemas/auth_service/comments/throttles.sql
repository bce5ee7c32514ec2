comment on table auth_service.throttles is 'Failures of late, by whom or from where, and until when nothing more is tried.';
comment on column auth_service.throttles.subject is 'Digest of the kind and of the name, the address or the user.';
comment on column auth_service.throttles.failures is 'How many, since the last long rest.';
comment on column auth_service.throttles.last_at is 'When the last was.';
comment on column auth_service.throttles.blocked_until is 'Until when what is tried is refused without being looked at.';
comment on type auth_service.throttle_rule is 'When a kind of attempt is slowed, and how much.';
