-- What may be sent for what, and what is made of it. Another purpose is a value of the enum and a line here.
insert into user_service.upload_rules (
  purpose, content_types, max_bytes, max_side, max_pixels, output_sides, is_square, permission
)
select purpose::user_service.upload_purpose_enum, types, max_bytes, max_side, max_pixels, output_sides, is_square, permission
from (values
  ('AVATAR', '{image/jpeg,image/png,image/webp}'::text[], 8388608, 12000, 40000000, '{512,128}'::integer[], true, null),
  ('SHOP_LOGO', '{image/jpeg,image/png,image/webp}', 8388608, 12000, 40000000, '{512,128}', false, 'shop.write')
) as known (purpose, types, max_bytes, max_side, max_pixels, output_sides, is_square, permission)
on conflict (purpose) do update
set
  content_types = excluded.content_types,
  max_bytes = excluded.max_bytes,
  max_side = excluded.max_side,
  max_pixels = excluded.max_pixels,
  output_sides = excluded.output_sides,
  is_square = excluded.is_square,
  permission = excluded.permission;
