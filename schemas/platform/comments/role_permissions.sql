comment on table platform.role_permissions is
  'Which role of a shop''s staff or of an administrator has which permission; asked through platform.may().';
comment on column platform.role_permissions.kind is 'Whose role it is: STAFF of a shop or ADMIN.';
comment on column platform.role_permissions.role is
  'The role: seller_staff_role_enum for staff, a role of admin_users for administrators.';
comment on column platform.role_permissions.permission is 'What it allows: <thing>.<verb>, like orders.read.';
