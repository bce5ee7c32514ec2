comment on table platform.error_codes is
  'Every code platform.fail() may raise, so that none is raised that clients do not know.';
comment on column platform.error_codes.code is 'Code a client acts on, in capitals: NOT_FOUND.';
comment on column platform.error_codes.meaning is 'What it means, for the documentation.';
