/**
 * The words in which `access/` says who ought to see and change what. It is written from what users need, not from
 * the policies, so that a policy can be wrong.
 */

/** Kinds of callers; each is a request role. A seller also has what a customer has, everybody what anyone has. */
export type Who = 'anonymous' | 'customer' | 'seller' | 'operator' | 'admin';

/** What a member of a shop's staff can be. */
export const STAFF_ROLES = [
  'MANAGER',
  'PRODUCT_EDITOR',
  'ORDER_PROCESSOR',
  'FINANCIER',
  'MESSENGER',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** What an administrator can be. */
export const ADMIN_ROLES = [
  'SUPER_ADMIN',
  'MODERATOR',
  'SUPPORT',
  'FINANCE',
  'CATALOG_MANAGER',
  'LOGISTICS_MANAGER',
  'WMS_OPERATOR',
] as const;
export type AdminRole = (typeof ADMIN_ROLES)[number];

/**
 * Rows somebody may reach. `rows` is a condition on the table, evaluated as superuser, so it may read any table.
 * In it `:user`, `:seller`, `:admin` and `:cart` are the caller's claims (null without one), `:warehouses` an array.
 */
export interface Rule {
  who: Who;
  rows: string;
  /** Only staff in one of these roles. */
  staff?: readonly StaffRole[];
  /** Only administrators with one of these roles. */
  roles?: readonly AdminRole[];
}

/**
 * What policies must still refuse if the columns were granted by mistake and the triggers that fill them were gone:
 * for each column a value that is the caller's own and one that is not.
 */
export type Guards = Record<string, readonly [own: string, foreign: string]>;

/** Rows somebody may change, and which columns of them. */
export interface ChangeRule extends Rule {
  columns: string;
  guards: Guards;
}

/** Rows somebody may add: `rows` is what the new row must be, `columns` what may be said of it. */
export interface AddRule extends Rule {
  columns: string;
  guards: Guards;
  /** The column of the row's parent, and the parent's table: each of its rows is tried. */
  under?: readonly [column: string, table: string];
}

/** Who ought to do what with a table. Every column is shown or hidden; who made and changed a row is always hidden. */
export interface Access {
  /** Columns shown to whoever may read any row at all, separated by spaces. */
  shows: string;
  /** Columns shown to these only. */
  showsOnly?: Record<string, readonly Who[]>;
  /** Columns shown to nobody, separated by spaces. */
  hides: string;
  reads: readonly Rule[];
  adds?: readonly AddRule[];
  changes?: readonly ChangeRule[];
  removes?: readonly Rule[];
}

/** A row that carries its user's id. */
export const OWN = 'user_id = :user';
/** Guards of such a row. */
export const OWNED: Guards = { user_id: [':user', '999'] };
/** A row that carries its shop's id. */
export const OWN_SHOPS = 'seller_id = :seller';
/** A row that carries the id of a warehouse the operator works in. */
export const OWN_WAREHOUSE = 'warehouse_id = any (:warehouses)';

export const anyone = (rows = 'true'): Rule => ({ who: 'anonymous', rows });
export const customer = (rows = OWN): Rule => ({ who: 'customer', rows });
export const operator = (rows = OWN_WAREHOUSE): Rule => ({ who: 'operator', rows });
export const staff = (roles: readonly StaffRole[], rows = OWN_SHOPS): Rule => ({
  who: 'seller',
  staff: roles,
  rows,
});
export const admin = (roles: readonly AdminRole[], rows = 'true'): Rule => ({ who: 'admin', roles, rows });
/** Every member of a shop's staff, whatever they do there. */
export const anyStaff = (rows = OWN_SHOPS): Rule => ({ who: 'seller', rows });
/** Every administrator, whatever they do. */
export const anyAdmin = (rows: string): Rule => ({ who: 'admin', rows });
/** Everybody with an account, whatever portal they are signed in to. */
export const signedIn = (rows = OWN): readonly Rule[] => [
  { who: 'customer', rows },
  { who: 'operator', rows },
  { who: 'admin', rows },
];
