-- migrate:up
set local role seller_service;

-- Why a shop is not, or no more, let to sell: told to the shop, and to nobody else, since only then there is something.
-- Where it is paid to is sealed by the API; what may be shown of it is a column of its own.
alter table seller_service.sellers
  add column status_reason varchar(500),
  add column bank_details_mask varchar(4),
  add column bank_details_changed_at timestamptz,
  add constraint sellers_reason_of_refusal check (
    status_reason is null or status in ('REJECTED', 'SUSPENDED', 'BLOCKED')
  ),
  add constraint sellers_bank_details_sealed check (
    bank_details_json is null
    or (
      jsonb_typeof(bank_details_json) = 'string'
      and (bank_details_json #>> '{}') ~ '^[A-Za-z0-9_-]+[.][A-Za-z0-9_-]{38,}$'
    )
  ),
  add constraint sellers_bank_details_whole check (
    (bank_details_json is null) = (bank_details_mask is null)
    and (bank_details_json is null) = (bank_details_changed_at is null)
  );

-- No name that a buyer would take for another shop's: written in another case, with other blanks or dashes, or with
-- Cyrillic letters that look like Latin ones.
create unique index sellers_shop_name_once_to_the_eye on seller_service.sellers (
  translate(
    regexp_replace(lower(normalize(shop_name, NFKC)), '[[:space:][:punct:]«»„“”‘’–—№]', '', 'g'),
    'авекмнорстухіјѕёй', 'abekmhopctyxijseи'
  )
);

reset role;

-- migrate:down
set local role seller_service;
drop index seller_service.sellers_shop_name_once_to_the_eye;
alter table seller_service.sellers
  drop constraint sellers_bank_details_whole,
  drop constraint sellers_bank_details_sealed,
  drop constraint sellers_reason_of_refusal,
  drop column bank_details_changed_at,
  drop column bank_details_mask,
  drop column status_reason;
reset role;
