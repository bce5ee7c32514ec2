import { admin_service } from './admin_service.ts';
import { auth_service } from './auth_service.ts';
import { cart_service } from './cart_service.ts';
import { logistics_service } from './logistics_service.ts';
import { messaging_service } from './messaging_service.ts';
import { notification_service } from './notification_service.ts';
import { order_service } from './order_service.ts';
import { payment_service } from './payment_service.ts';
import { product_service } from './product_service.ts';
import { promotion_service } from './promotion_service.ts';
import { qa_service } from './qa_service.ts';
import { review_service } from './review_service.ts';
import type { Access } from './rules.ts';
import { search_service } from './search_service.ts';
import { seller_service } from './seller_service.ts';
import { user_service } from './user_service.ts';
import { wms_service } from './wms_service.ts';

const services = {
  user_service,
  auth_service,
  seller_service,
  product_service,
  payment_service,
  logistics_service,
  wms_service,
  promotion_service,
  cart_service,
  order_service,
  review_service,
  qa_service,
  messaging_service,
  notification_service,
  search_service,
  admin_service,
};

/** Who ought to reach what, by `<schema>.<table>`. */
export const access: ReadonlyMap<string, Access> = new Map(
  Object.entries(services).flatMap(([service, tables]) =>
    Object.entries(tables).map(([table, rules]) => [`${service}.${table}`, rules] as const),
  ),
);

export const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
