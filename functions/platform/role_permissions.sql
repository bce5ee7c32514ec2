-- The permission matrix: <thing>.<verb> for staff roles of a shop and roles of administrators.
delete from platform.role_permissions;
insert into platform.role_permissions (kind, role, permission)
select 'STAFF', role, permission
from (values
  ('orders.read', array['MANAGER', 'ORDER_PROCESSOR', 'FINANCIER', 'MESSENGER']),
  ('orders.process', array['MANAGER', 'ORDER_PROCESSOR']),
  ('products.read', array['MANAGER', 'PRODUCT_EDITOR', 'ORDER_PROCESSOR', 'FINANCIER', 'MESSENGER']),
  ('products.write', array['MANAGER', 'PRODUCT_EDITOR']),
  ('stock.read', array['MANAGER', 'PRODUCT_EDITOR', 'ORDER_PROCESSOR']),
  ('inbound.plan', array['MANAGER', 'ORDER_PROCESSOR']),
  ('finance.read', array['MANAGER', 'FINANCIER']),
  ('promotions.read', array['MANAGER']),
  ('messages.read', array['MANAGER', 'MESSENGER']),
  ('staff.read', array['MANAGER']),
  ('staff.manage', array['MANAGER']),
  ('shop.write', array['MANAGER']),
  ('bank.write', array['MANAGER', 'FINANCIER'])
) as matrix (permission, roles), unnest(roles) as role
union all
select 'ADMIN', role, permission
from (values
  ('users.read', array['SUPER_ADMIN', 'MODERATOR', 'SUPPORT']),
  ('users.moderate', array['SUPER_ADMIN', 'MODERATOR', 'SUPPORT']),
  ('addresses.read', array['SUPER_ADMIN', 'SUPPORT']),
  ('sessions.read', array['SUPER_ADMIN', 'SUPPORT']),
  ('sessions.manage', array['SUPER_ADMIN', 'SUPPORT']),
  ('sellers.read', array['SUPER_ADMIN', 'MODERATOR', 'SUPPORT', 'FINANCE', 'CATALOG_MANAGER']),
  ('catalog.read', array['SUPER_ADMIN', 'MODERATOR', 'SUPPORT', 'CATALOG_MANAGER']),
  ('orders.read', array['SUPER_ADMIN', 'SUPPORT', 'FINANCE']),
  ('orders.manage', array['SUPER_ADMIN', 'SUPPORT']),
  ('payments.read', array['SUPER_ADMIN', 'FINANCE']),
  ('payouts.read', array['SUPER_ADMIN', 'FINANCE']),
  ('promotions.read', array['SUPER_ADMIN', 'FINANCE', 'CATALOG_MANAGER']),
  ('reviews.read', array['SUPER_ADMIN', 'MODERATOR', 'SUPPORT']),
  ('questions.read', array['SUPER_ADMIN', 'MODERATOR', 'SUPPORT']),
  ('messages.read', array['SUPER_ADMIN', 'SUPPORT']),
  ('logistics.read', array['SUPER_ADMIN', 'SUPPORT', 'LOGISTICS_MANAGER']),
  ('warehouse.read', array['SUPER_ADMIN', 'LOGISTICS_MANAGER', 'WMS_OPERATOR']),
  ('moderation.read', array['SUPER_ADMIN', 'MODERATOR', 'SUPPORT']),
  ('search.read', array['SUPER_ADMIN', 'CATALOG_MANAGER']),
  ('search.manage', array['SUPER_ADMIN', 'CATALOG_MANAGER']),
  ('settings.read', array['SUPER_ADMIN', 'FINANCE', 'LOGISTICS_MANAGER']),
  ('settings.manage', array['SUPER_ADMIN']),
  ('admins.read', array['SUPER_ADMIN']),
  ('admins.manage', array['SUPER_ADMIN']),
  ('audit.read', array['SUPER_ADMIN']),
  ('catalog.moderate', array['SUPER_ADMIN', 'MODERATOR', 'CATALOG_MANAGER']),
  ('sellers.moderate', array['SUPER_ADMIN', 'MODERATOR']),
  ('operations.read', array['SUPER_ADMIN']),
  ('operations.manage', array['SUPER_ADMIN'])
) as matrix (permission, roles), unnest(roles) as role;
