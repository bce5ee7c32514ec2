import type { WithPgClient } from 'postgraphile/@dataplan/pg';
import { RecentlyUsed } from '../recentlyUsed.ts';

/** Categories seldom move; for so long a list may still go by where one was. */
const FRESH_MS = 10_000;

/** Its ancestors from the root on, and itself: what a document of it begins its `category_path` with. */
const CLIMB = `
  with recursive climb as (
    select category_id, parent_id, 1 as step from product_service.categories where category_id = $1
    union all
    select above.category_id, above.parent_id, climb.step + 1
    from climb
    join product_service.categories as above on above.category_id = climb.parent_id
    where climb.step < 32
  )
  select array_agg(category_id::text order by step desc) as path from climb`;

/** The path of a category, or undefined when there is none of that id. */
export type CategoryPath = (
  categoryId: string,
  pgSettings: Record<string, string> | null,
  withPgClient: WithPgClient,
) => string[] | Promise<string[] | undefined>;

/** Reads paths as the caller, for whom all categories are public, and remembers them for seconds. */
export function makeCategoryPath(now: () => number = Date.now): CategoryPath {
  const known = new RecentlyUsed<{ path: string[]; until: number }>(10_000);
  return (categoryId, pgSettings, withPgClient) => {
    const remembered = known.get(categoryId);
    if (remembered && remembered.until > now()) return remembered.path;
    return withPgClient(pgSettings, async (client) => {
      const { rows } = await client.query<{ path: string[] | null }>({ text: CLIMB, values: [categoryId] });
      const path = rows[0]?.path ?? undefined;
      if (path) known.set(categoryId, { path, until: now() + FRESH_MS });
      return path;
    });
  };
}
