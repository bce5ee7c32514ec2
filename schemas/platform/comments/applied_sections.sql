comment on table platform.applied_sections is
  'What db:migrate has applied of the files that can be applied again: views, functions, policies, comments.';
comment on column platform.applied_sections.path is 'The file, or the name of the files applied together.';
comment on column platform.applied_sections.hash is 'Digest of the text applied.';
comment on column platform.applied_sections.applied_at is 'When it was applied last.';
