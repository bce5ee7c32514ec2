import type { OperationTypeNode } from 'graphql';
import type { Caller } from './caller.ts';

/**
 * The settings of the transaction that an operation runs in, read there by `platform.current_user_id()` and its like.
 * Each is set for the transaction only; what is not known is not set.
 */
export function databaseSettings(caller: Caller, operation: `${OperationTypeNode}`): Record<string, string> {
  const { session } = caller;
  const settings: Record<string, string | undefined> = {
    // First: nothing may run before it that it should have prevented.
    transaction_read_only: operation === 'mutation' ? undefined : 'on',
    role: session?.role ?? 'market_anonymous',
    application_name: `market_api ${caller.requestId}`,
    'market.request_id': caller.requestId,
    'market.ip': caller.ip,
    'market.locale': session?.locale ?? caller.locale,
    'market.cart_session': caller.cartSession,
    'market.user_id': session?.userId,
    'market.session_id': session?.sessionId,
    'market.seller_id': session?.sellerId,
    'market.staff_role': session?.staffRole,
    'market.admin_id': session?.adminId,
    'market.admin_roles': session?.adminRoles.join(','),
    'market.warehouse_ids': session?.warehouseIds.join(','),
  };
  return Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
