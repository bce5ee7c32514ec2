import { admin, anyone, staff, STAFF_ROLES, type Access, type Guards, type Rule } from './rules.ts';

/** What anybody sees of the catalogue: approved products of shops that sell. From the sources, not from flags. */
const ON_SALE = `exists (
  select from product_service.products as sold
  join seller_service.sellers as shop using (seller_id)
  where sold.product_id = each.product_id and sold.status = 'ACTIVE' and shop.status = 'ACTIVE')`;
const OF_OWN_SHOP = `exists (
  select from product_service.products as own
  where own.product_id = each.product_id and own.seller_id = :seller)`;
const OWN_DRAFT = `exists (
  select from product_service.products as own
  where own.product_id = each.product_id and own.seller_id = :seller and own.status = 'DRAFT')`;

const DRAFT: Guards = { seller_id: [':seller', '999'], status: [`'DRAFT'`, `'ACTIVE'`] };
const OF_DRAFT: Guards = { seller_id: [':seller', '999'], is_draft: ['true', 'false'] };
const UNDER = ['product_id', 'product_service.products'] as const;

const EDITORS = ['MANAGER', 'PRODUCT_EDITOR'] as const;
const reads: readonly Rule[] = [
  anyone(ON_SALE),
  staff(STAFF_ROLES, OF_OWN_SHOP),
  admin(['SUPER_ADMIN', 'MODERATOR', 'SUPPORT', 'CATALOG_MANAGER']),
];
const CARD = 'name description short_description base_price category_id brand_id main_image_url vat_rate';
const VARIANT = `
  sku_code attributes_json price_modifier image_url is_active barcode weight_grams length_mm width_mm
  height_mm
`;
const IMAGE = 'url order_index is_main';

export const product_service: Record<string, Access> = {
  categories: {
    shows: 'category_id name parent_id slug icon_url created_date',
    hides: '',
    reads: [anyone()],
  },
  brands: { shows: 'brand_id name logo_url description created_date', hides: '', reads: [anyone()] },
  category_attributes: {
    shows: `
      attribute_id category_id name type unit allowed_values is_required is_filterable is_variant_axis
      created_date
    `,
    hides: '',
    reads: [anyone()],
  },
  products: {
    shows: `product_id seller_id ${CARD} status moderated_at is_shop_active is_listed created_date`,
    // The status says it.
    hides: 'is_draft',
    reads,
    adds: [{ ...staff(EDITORS, OWN_DRAFT), columns: CARD, guards: DRAFT }],
    changes: [{ ...staff(EDITORS, OWN_DRAFT), columns: CARD, guards: DRAFT }],
    removes: [staff(EDITORS, OWN_DRAFT)],
  },
  stock_reservations: {
    shows: '',
    hides: 'order_item_id variant_id quantity released_quantity',
    reads: [],
  },
  product_variants: {
    shows: `variant_id product_id seller_id is_listed ${VARIANT} in_stock_fbs created_date`,
    hides: 'stock_quantity_fbs is_draft',
    reads,
    adds: [
      { ...staff(EDITORS, OWN_DRAFT), columns: `product_id ${VARIANT}`, guards: OF_DRAFT, under: UNDER },
    ],
    changes: [{ ...staff(EDITORS, OWN_DRAFT), columns: VARIANT, guards: OF_DRAFT }],
    removes: [staff(EDITORS, OWN_DRAFT)],
  },
  product_images: {
    shows: `image_id product_id seller_id is_listed ${IMAGE} created_date`,
    hides: 'is_draft',
    reads,
    adds: [{ ...staff(EDITORS, OWN_DRAFT), columns: `product_id ${IMAGE}`, guards: OF_DRAFT, under: UNDER }],
    changes: [{ ...staff(EDITORS, OWN_DRAFT), columns: IMAGE, guards: OF_DRAFT }],
    removes: [staff(EDITORS, OWN_DRAFT)],
  },
};
