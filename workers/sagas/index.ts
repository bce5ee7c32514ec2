import { PAY_CHECKOUT } from './payCheckout.ts';
import { REBUILD_SEARCH_DOCUMENTS } from './rebuildSearchDocuments.ts';
import { REFUND_PAYMENT } from './refundPayment.ts';
import { RETURN_PAYMENT } from './returnPayment.ts';
import type { Saga } from './saga.ts';

/** Every saga the worker runs. */
export const SAGAS: readonly Saga[] = [
  PAY_CHECKOUT,
  REBUILD_SEARCH_DOCUMENTS,
  REFUND_PAYMENT,
  RETURN_PAYMENT,
];
