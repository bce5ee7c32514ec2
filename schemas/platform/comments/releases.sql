comment on table platform.releases is
  'Every state of the files this database was brought to; the newest is the present one.';
comment on column platform.releases.release_id is 'Key of the release; rises.';
comment on column platform.releases.hash is 'Digest of all migrations and repeatable files.';
comment on column platform.releases.applied_at is 'When the database was brought to it.';
