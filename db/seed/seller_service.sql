-- Shops and who works for them. Bank details are encrypted with the installation's own key: none here.
insert into seller_service.sellers (
  seller_id, user_id, shop_name, description, logo_url, status, commission_rate, contact_email, contact_phone,
  approval_date, status_reason, created_by, created_date, last_modified_date
)
select
  shops.number, 1000 + (shops.number - 1) * 5 + 1, shops.shop_name,
  'Магазин «' || shops.shop_name || '»: ' || lower(branches.name) || '. '
    || pg_temp.one_of(array[
      'Работаем с 2015 года, отправляем по всей России.', 'Семейный магазин: отвечаем на каждый вопрос.',
      'Официальный поставщик, все товары в наличии.', 'Подбираем ассортимент сами и ручаемся за качество.'
    ], shops.number, 'about'),
  '/media/demo/shops/' || shops.number || '.svg',
  shops.status::seller_service.seller_status_enum, shops.commission_rate,
  'shop' || shops.number || '@example.com', '+7000' || lpad((500000 + shops.number)::text, 7, '0'),
  case when shops.status in ('ACTIVE', 'SUSPENDED', 'BLOCKED') then applied_at + interval '2 days' end,
  case shops.status
    when 'REJECTED' then 'Документы не подтверждены.'
    when 'BLOCKED' then 'Продажа подделок.'
    when 'SUSPENDED' then 'Массовые отмены заказов.'
  end,
  'user:' || 1000 + (shops.number - 1) * 5 + 1, applied_at, applied_at
from pg_temp.shops
join pg_temp.branches using (root)
cross join lateral (
  select pg_temp.anchor() - case
    when shops.status in ('PENDING_APPROVAL', 'REJECTED') then 12 + pg_temp.pick(shops.number, 'applied', 8)
    else 650 + pg_temp.pick(shops.number, 'applied', 40)
  end * interval '1 day'
) as application (applied_at)
order by shops.number;

insert into seller_service.seller_staff (
  staff_id, seller_id, user_id, role, is_active, accepted_at, created_by, created_date, last_modified_date
)
select
  row_number() over (order by user_id), seller_id, user_id, staff_role::seller_service.seller_staff_role_enum,
  user_id <= 1306,
  case when user_id <= 1300 or user_id > 1306 then sellers.created_date + interval '3 days' end,
  'user:' || sellers.user_id_of_owner, sellers.created_date + interval '1 day', sellers.created_date + interval '1 day'
from pg_temp.people
join (
  select seller_id, user_id as user_id_of_owner, created_date
  from seller_service.sellers
) as sellers using (seller_id)
where kind = 'staff';

-- Those who were invited and have not come: by mail, of which the token is known to nobody any more.
insert into seller_service.staff_invitations (
  seller_id, email, invited_user_id, role, token_digest, invited_by_user_id, sent_at, expires_at, created_by, created_date,
  last_modified_date
)
select
  staff.seller_id, lower(users.email), staff.user_id,
  (enum_range(null::seller_service.seller_staff_role_enum))[1 + staff.user_id % 5],
  sha256(convert_to('demo:' || staff.user_id, 'UTF8')), sellers.user_id, staff.created_date,
  staff.created_date + interval '7 days', staff.created_by, staff.created_date, staff.created_date
from seller_service.seller_staff as staff
join seller_service.sellers using (seller_id)
join user_service.users on users.user_id = staff.user_id
where staff.accepted_at is null
order by staff.staff_id;

insert into seller_service.shop_activity_logs (seller_id, actor, action, details, happened_at)
select
  seller_id, created_by, 'inviteStaff', jsonb_build_object('invitationId', invitation_id, 'role', role), sent_at
from seller_service.staff_invitations
order by invitation_id;
