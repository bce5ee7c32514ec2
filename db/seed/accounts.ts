import { createHash } from 'node:crypto';

/** For which portal a session is good. */
export type Audience = 'shop' | 'seller' | 'warehouse' | 'admin';

/** A user of the demo marketplace one can act as. */
export interface DemoAccount {
  name: string;
  userId: number;
  audience: Audience;
  /** Who they are, in a sentence. */
  about: string;
}

/**
 * The accounts to try the API with. Each signs in as `<name>@example.com` with the password
 * `marketplace-demo`, and has a session that is live already: see {@link demoSessionId}.
 */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    name: 'anna',
    userId: 1,
    audience: 'shop',
    about: 'A customer who buys often: orders in many states, a cart, reviews.',
  },
  {
    name: 'boris',
    userId: 2,
    audience: 'shop',
    about: 'Another customer, to see that Anna’s things are not his.',
  },
  {
    name: 'x-manager',
    userId: 1001,
    audience: 'seller',
    about: 'Manager and owner of shop X, “Северный Ветер”, electronics.',
  },
  { name: 'x-editor', userId: 1002, audience: 'seller', about: 'Edits the products of shop X.' },
  { name: 'x-orders', userId: 1003, audience: 'seller', about: 'Processes the orders of shop X.' },
  { name: 'x-finance', userId: 1004, audience: 'seller', about: 'Looks after the money of shop X.' },
  { name: 'x-messenger', userId: 1005, audience: 'seller', about: 'Answers buyers for shop X.' },
  {
    name: 'y-manager',
    userId: 1006,
    audience: 'seller',
    about: 'Manager and owner of shop Y, “Тёплый Дом”, home goods.',
  },
  { name: 'operator', userId: 2001, audience: 'warehouse', about: 'Works in warehouse 1, Подольск.' },
  { name: 'operator-2', userId: 2005, audience: 'warehouse', about: 'Works in warehouse 2, Шушары.' },
  { name: 'admin', userId: 3001, audience: 'admin', about: 'May do everything (SUPER_ADMIN).' },
  {
    name: 'moderator',
    userId: 3002,
    audience: 'admin',
    about: 'Judges products, reviews, shops and complaints (MODERATOR).',
  },
  { name: 'support', userId: 3003, audience: 'admin', about: 'Helps buyers and shops (SUPPORT).' },
  {
    name: 'finance',
    userId: 3004,
    audience: 'admin',
    about: 'Payments and payouts of the platform (FINANCE).',
  },
  {
    name: 'catalog',
    userId: 3005,
    audience: 'admin',
    about: 'Categories, brands and promotions (CATALOG_MANAGER).',
  },
  {
    name: 'logistics',
    userId: 3006,
    audience: 'admin',
    about: 'Carriers and pickup points (LOGISTICS_MANAGER).',
  },
  { name: 'wms', userId: 3007, audience: 'admin', about: 'Watches over the warehouses (WMS_OPERATOR).' },
];

/** Key of the session that a demo account is signed in on. */
export function demoSessionId(name: string): string {
  const digest = createHash('md5').update(`demo-session:${name}`).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
