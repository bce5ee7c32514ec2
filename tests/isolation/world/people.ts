import { ADMIN_ROLES, STAFF_ROLES, type AdminRole, type StaffRole } from '../access/rules.ts';

/*
 * Ids are small and overlap on purpose: user 1, shop 1, warehouse 1 and administrator 1 have nothing to do with one
 * another, and whoever mixes them up is found out.
 */
export const USERS = {
  anna: 1,
  boris: 2,
  applicant: 3,
  invited: 4,
  blocked: 5,
  staffOfBlockedShop: 6,
} as const;

export const SHOPS = { x: 1, y: 2, suspended: 3, pending: 4, blocked: 5, rejected: 6 } as const;

/** Owns the shop of the same number; the applicant's has no staff yet. */
export const ownerOf = (shop: number): number => (shop === SHOPS.pending ? USERS.applicant : 100 + shop);

export const STAFF: readonly { user: number; shop: number; role: StaffRole }[] = [
  ...STAFF_ROLES.map((role, at) => ({ user: 11 + at, shop: SHOPS.x, role })),
  { user: 21, shop: SHOPS.y, role: 'MANAGER' },
  { user: 31, shop: SHOPS.suspended, role: 'MANAGER' },
  { user: 32, shop: SHOPS.suspended, role: 'MESSENGER' },
];

export const WAREHOUSES = { first: 1, second: 2, closed: 3 } as const;

export const OPERATORS: readonly { user: number; warehouses: readonly number[] }[] = [
  { user: 51, warehouses: [WAREHOUSES.first] },
  { user: 52, warehouses: [WAREHOUSES.second] },
  { user: 53, warehouses: [WAREHOUSES.second, WAREHOUSES.closed] },
];

export const ADMINS: readonly { id: number; user: number; role: AdminRole }[] = ADMIN_ROLES.map(
  (role, at) => ({
    id: 1 + at,
    user: 61 + at,
    role,
  }),
);

/** As the API signs them: 16 characters or more. */
export const CART_SESSIONS = {
  visitor: 'visitor-visitor-1',
  other: 'visitor-visitor-2',
  merged: 'visitor-visitor-3',
} as const;

export const ALL_USERS: readonly number[] = [
  ...Object.values(USERS),
  ...Object.values(SHOPS).map(ownerOf),
  ...STAFF.map(({ user }) => user),
  ...OPERATORS.map(({ user }) => user),
  ...ADMINS.map(({ user }) => user),
].filter((user, at, all) => all.indexOf(user) === at);
