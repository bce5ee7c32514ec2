-- Who runs the platform, what they have judged and done.
insert into admin_service.admin_users (
  admin_id, user_id, username, password_hash, roles, is_active, created_by, created_date, last_modified_date
)
select
  admins.admin_id, 3000 + admins.admin_id, admins.username,
  '$argon2id$v=19$m=19456,t=2,p=1$ZGVtby1tYXJrZXRwbGFjZQ$PuYf7QoDOlz7owf/6Dbt5lzRbPSnyYzwYf6CD0SmtzM',
  array[admins.role], true, 'system', people.joined_at, people.joined_at
from (values
  (1, 'admin', 'SUPER_ADMIN'), (2, 'moderator', 'MODERATOR'), (3, 'support', 'SUPPORT'), (4, 'finance', 'FINANCE'),
  (5, 'catalog', 'CATALOG_MANAGER'), (6, 'logistics', 'LOGISTICS_MANAGER'), (7, 'wms', 'WMS_OPERATOR')
) as admins (admin_id, username, role)
join pg_temp.people on people.user_id = 3000 + admins.admin_id;

-- The queue: whatever waits for a moderator's word is in it, and what was decided of late is still seen there.
insert into admin_service.moderation_items (
  moderation_item_id, item_type, item_id, reason, status, assigned_to_admin_id, resolved_at, notes, created_by,
  created_date, last_modified_date
)
select
  row_number() over (order by created_at, item_type, item_id), item_type::admin_service.moderation_item_type_enum,
  item_id, reason,
  status::admin_service.moderation_status_enum, case when status <> 'PENDING' then 2 end,
  case when status in ('APPROVED', 'REJECTED', 'ACTION_TAKEN') then resolved_at end, notes, created_by, created_at,
  case when status in ('APPROVED', 'REJECTED', 'ACTION_TAKEN') then resolved_at else created_at end
from (
  select 'PRODUCT' as item_type, product_id as item_id, 'Новая карточка товара' as reason,
    case when status = 'PENDING_MODERATION' then case when product_id % 5 = 0 then 'IN_REVIEW' else 'PENDING' end
      when status = 'REJECTED' then 'REJECTED' else 'APPROVED' end as status,
    case when status = 'REJECTED' then 'Фотографии с чужими водяными знаками.' end as notes,
    created_by, created_date as created_at, moderated_at as resolved_at
  from product_service.products
  where status in ('PENDING_MODERATION', 'REJECTED') or status = 'ACTIVE'
    and moderated_at > pg_temp.anchor() - interval '60 days'
  union all
  select 'REVIEW', review_id, 'Новый отзыв',
    case status when 'PENDING_MODERATION' then case when review_id % 5 = 0 then 'IN_REVIEW' else 'PENDING' end
      when 'APPROVED' then 'APPROVED' when 'REJECTED' then 'REJECTED' else 'ACTION_TAKEN' end,
    case status when 'REJECTED' then 'Не о товаре.' when 'HIDDEN' then 'Скрыт по жалобе продавца.' end,
    created_by, created_date, created_date + interval '7 hours'
  from review_service.reviews
  where status <> 'APPROVED' or created_date > pg_temp.anchor() - interval '30 days'
  union all
  select 'SELLER', seller_id, 'Заявка магазина',
    case status when 'PENDING_APPROVAL' then 'PENDING' when 'REJECTED' then 'REJECTED' else 'ACTION_TAKEN' end,
    case status
      when 'REJECTED' then 'Документы не подтверждены.'
      when 'BLOCKED' then 'Продажа подделок.'
      when 'SUSPENDED' then 'Массовые отмены заказов.'
    end,
    created_by,
    case
      when status in ('BLOCKED', 'SUSPENDED') then pg_temp.anchor() - interval '15 days'
      else created_date
    end,
    case
      when status in ('BLOCKED', 'SUSPENDED') then pg_temp.anchor() - interval '14 days'
      else created_date + interval '1 day'
    end
  from seller_service.sellers
  where status <> 'ACTIVE'
  union all
  select 'USER', user_id, 'Подозрительные возвраты', 'ACTION_TAKEN', 'Учётная запись заблокирована.', 'admin:3',
    pg_temp.anchor() - (user_id - 480) * interval '1 day', pg_temp.anchor() - (user_id - 481) * interval '1 day'
  from pg_temp.people
  where status = 'BLOCKED'
  union all
  select
    'COMPLAINT', product_id, 'Жалоба покупателя: товар не соответствует описанию',
    (array['PENDING', 'IN_REVIEW', 'REJECTED', 'ACTION_TAKEN'])[1 + (number % 4)::integer],
    null, 'user:' || 10 + number, pg_temp.anchor() - number * interval '20 hours',
    pg_temp.anchor() - number * interval '18 hours'
  from pg_temp.goods
  where number <= 24
) as judged;

insert into admin_service.admin_activity_logs (
  log_id, admin_user_id, action, resource_type, resource_id, ip_address, timestamp, before_json, after_json
)
select
  row_number() over (order by at, resource_type, resource_id), admin_id, action, resource_type, resource_id,
  '192.0.2.10', at, before_json, after_json
from (
  select assigned_to_admin_id as admin_id,
    case item_type
      when 'PRODUCT' then case status when 'APPROVED' then 'approveProduct' else 'rejectProduct' end
      when 'REVIEW'
        then case status when 'APPROVED' then 'approveReview' when 'REJECTED' then 'rejectReview' else 'hideReview' end
      when 'SELLER' then case status when 'REJECTED' then 'rejectSeller' else 'suspendSeller' end
      when 'USER' then 'blockUser'
      else 'resolveComplaint'
    end as action,
    item_type::text as resource_type, item_id::text as resource_id, resolved_at as at,
    jsonb_build_object('moderation', 'IN_REVIEW') as before_json, jsonb_build_object('moderation', status) as after_json
  from admin_service.moderation_items
  where resolved_at is not null
  union all
  select 1, 'approveSeller', 'SELLER', seller_id::text, approval_date,
    jsonb_build_object('status', 'PENDING_APPROVAL'),
    jsonb_build_object('status', 'ACTIVE', 'commission_rate', commission_rate)
  from seller_service.sellers
  where approval_date is not null
  union all
  select 4, case status when 'REJECTED' then 'rejectPayout' else 'approvePayout' end, 'PAYOUT', payout_id::text,
    created_date + interval '1 day', jsonb_build_object('status', 'PENDING'),
    jsonb_build_object('status', case status when 'REJECTED' then 'REJECTED' else 'APPROVED' end)
  from payment_service.payout_requests
  where status not in ('PENDING', 'CANCELLED')
) as done;
