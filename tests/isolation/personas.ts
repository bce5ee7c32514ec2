import type { Audience } from '../../api/token.ts';
import { REQUEST_ROLE_PARENTS } from '../../db/services.ts';
import type { AdminRole, Rule, StaffRole, Who } from './access/rules.ts';
import { ADMINS, CART_SESSIONS, OPERATORS, SHOPS, STAFF, USERS, WAREHOUSES } from './world/people.ts';

/** Somebody who makes requests, with what the database is told of them. */
export interface Persona {
  name: string;
  who: Who;
  user?: number;
  seller?: number;
  staffRole?: StaffRole;
  admin?: number;
  adminRoles?: readonly AdminRole[];
  warehouses?: readonly number[];
  cart?: string;
  /** The portal through which the API would let them in as they are; none when only a broken API could. */
  portal?: Audience | 'none';
}

const shopName = (shop: number) => Object.entries(SHOPS).find(([, id]) => id === shop)![0];

const people: Persona[] = [
  { name: 'visitor', who: 'anonymous', portal: 'none' },
  { name: 'visitor with a cart', who: 'anonymous', cart: CART_SESSIONS.visitor, portal: 'none' },
  {
    name: 'visitor whose cart became a user’s',
    who: 'anonymous',
    cart: CART_SESSIONS.merged,
    portal: 'none',
  },
  { name: 'customer anna', who: 'customer', user: USERS.anna, portal: 'shop' },
  { name: 'customer boris', who: 'customer', user: USERS.boris, portal: 'shop' },
  {
    name: 'customer with a visitor’s cart',
    who: 'customer',
    user: USERS.invited,
    cart: CART_SESSIONS.other,
    portal: 'shop',
  },
  { name: 'applicant', who: 'customer', user: USERS.applicant, portal: 'shop' },
  { name: 'manager of x, shopping', who: 'customer', user: STAFF[0]!.user, portal: 'shop' },
  ...STAFF.map(({ user, shop, role }): Persona => ({
    name: `${role} of shop ${shopName(shop)}`,
    who: 'seller',
    user,
    seller: shop,
    staffRole: role,
    portal: 'seller',
  })),
  ...OPERATORS.map(({ user, warehouses }): Persona => ({
    name: `operator of ${warehouses.join(' and ')}`,
    who: 'operator',
    user,
    warehouses,
    portal: 'warehouse',
  })),
  ...ADMINS.map(({ id, user, role }): Persona => ({
    name: role,
    who: 'admin',
    user,
    admin: id,
    adminRoles: [role],
    portal: 'admin',
  })),
];

/** Claims that the API never sends: a policy must not rely on its being right. */
const impossible: Persona[] = [
  {
    name: 'anonymous role, somebody else’s claims',
    who: 'anonymous',
    user: 1,
    seller: 1,
    staffRole: 'MANAGER',
    warehouses: [1],
  },
  { name: 'customer role, no user', who: 'customer' },
  {
    name: 'customer role, a manager’s claims',
    who: 'customer',
    user: USERS.boris,
    seller: SHOPS.x,
    staffRole: 'MANAGER',
  },
  {
    name: 'customer role, an administrator’s claims',
    who: 'customer',
    user: USERS.boris,
    admin: 1,
    adminRoles: ['SUPER_ADMIN'],
  },
  { name: 'seller role, no shop', who: 'seller', user: USERS.boris, staffRole: 'MANAGER' },
  { name: 'seller role, no staff role', who: 'seller', user: USERS.boris, seller: SHOPS.suspended },
  {
    name: 'seller role, an administrator’s roles',
    who: 'seller',
    user: USERS.boris,
    seller: SHOPS.suspended,
    admin: 1,
    adminRoles: ['SUPER_ADMIN'],
  },
  { name: 'operator role, no warehouse', who: 'operator', user: USERS.boris },
  {
    name: 'operator role, a manager’s claims',
    who: 'operator',
    user: USERS.boris,
    seller: SHOPS.x,
    staffRole: 'MANAGER',
  },
  { name: 'admin role, no administrator', who: 'admin', user: USERS.boris },
  { name: 'admin role, no roles', who: 'admin', user: ADMINS[0]!.user, admin: ADMINS[0]!.id },
  {
    name: 'admin role, a manager’s claims',
    who: 'admin',
    user: USERS.boris,
    admin: 99,
    seller: SHOPS.x,
    staffRole: 'MANAGER',
  },
  {
    name: 'admin role, an operator’s claims',
    who: 'admin',
    user: USERS.boris,
    warehouses: [WAREHOUSES.first],
  },
];

export const PERSONAS: readonly Persona[] = [...people, ...impossible];
/** Those who come through the API. */
export const REAL_PERSONAS: readonly Persona[] = people;

/** For `test.each`. */
export const byName = (personas: readonly Persona[]) =>
  personas.map((persona) => [persona.name, persona] as const);

export const roleOf = ({ who }: { who: Who }): string => `market_${who}`;

/** A kind of caller and those it inherits from. */
export function lineage(who: Who): Who[] {
  const parent = REQUEST_ROLE_PARENTS[`market_${who}`]?.replace('market_', '') as Who | undefined;
  return parent ? [who, ...lineage(parent)] : [who];
}

/** Whether a rule speaks of this persona. */
export function concerns(rule: Rule, persona: Persona): boolean {
  if (!lineage(persona.who).includes(rule.who)) return false;
  if (rule.staff && !(persona.staffRole && rule.staff.includes(persona.staffRole))) return false;
  return !rule.roles || rule.roles.some((role) => persona.adminRoles?.includes(role));
}

const literal = (value: number | string | undefined) =>
  value === undefined ? 'null' : typeof value === 'number' ? String(value) : `'${value}'`;

/** A condition, or any expression, with the persona's own ids in it. */
export function withClaims(expression: string, persona: Persona): string {
  const claims: Record<string, string> = {
    user: literal(persona.user),
    seller: literal(persona.seller),
    admin: literal(persona.admin),
    cart: literal(persona.cart),
    warehouses: `'{${(persona.warehouses ?? []).join(',')}}'::bigint[]`,
  };
  return expression.replace(
    /(?<!:):(user|seller|admin|cart|warehouses)\b/g,
    (_, name: string) => claims[name]!,
  );
}

/** What the persona may reach by these rules, as one condition. */
export function conditionOf(rules: readonly Rule[], persona: Persona): string {
  const conditions = rules
    .filter((rule) => concerns(rule, persona))
    .map((rule) => `(${withClaims(rule.rows, persona)})`);
  return conditions.join(' or ') || 'false';
}

/** Statements that make a transaction the persona's, as the API's settings would. */
export function become(persona: Persona): string {
  const settings: Record<string, string | undefined> = {
    'market.user_id': persona.user?.toString(),
    'market.seller_id': persona.seller?.toString(),
    'market.staff_role': persona.staffRole,
    'market.admin_id': persona.admin?.toString(),
    'market.admin_roles': persona.adminRoles?.join(','),
    'market.warehouse_ids': persona.warehouses?.join(','),
    'market.cart_session': persona.cart,
    'market.request_id': 'isolation',
  };
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${literal(value ?? '')}, true)`,
  );
  return `do $$ begin perform ${set.join(', ')}; end $$; set local role ${roleOf(persona)};`;
}

/** Ends what {@link become} began. */
export const BECOME_NOBODY = `reset role; do $$ begin perform set_config(name, '', true) from unnest(array[
    'market.user_id', 'market.seller_id', 'market.staff_role', 'market.admin_id', 'market.admin_roles',
    'market.warehouse_ids', 'market.cart_session', 'market.request_id']) as name; end $$;`;
