import { Router, type RequestHandler } from 'express';
import type { Pool } from 'pg';
import { databaseSettings } from '../../api/databaseSettings.ts';
import { readTransaction, type TransactionSettings } from '../../api/postgres/readTransaction.ts';
import { fromDocuments, fromTables, type Listing } from './queries.ts';

/** How deep each category lies; a shop's categories are few, and read once. */
export type Depths = ReadonlyMap<string, number>;

/** The page in one prepared statement that makes the JSON itself, in a transaction as the caller. */
function page(pool: Pool, depths: Depths, { sql }: Listing, instead: TransactionSettings): RequestHandler {
  return async (req, res) => {
    const { category, after } = req.query as Record<string, string | undefined>;
    const text = sql(depths.get(category!)!, after !== undefined);
    const settings = {
      ...databaseSettings(req.caller!, 'query'),
      // Else PostgreSQL now and then plans a page for its values, which takes longer than the page.
      plan_cache_mode: 'force_generic_plan',
      ...instead,
    };
    const { rows } = await readTransaction<[string]>(pool, settings, {
      name: text,
      text,
      values: [category, ...(after?.split(',') ?? [])],
      arrayMode: true,
    });
    res.setHeader('content-type', 'application/json; charset=utf-8');
    const body = Buffer.from(rows[0]![0]);
    res.setHeader('content-length', body.length);
    res.end(body);
  };
}

/** The listings by hand, as routes of the application would be; `instead` replaces settings of their transactions. */
export function listingRoutes(pool: Pool, depths: Depths, instead: TransactionSettings = {}): Router {
  const router = Router();
  router.get('/tables', page(pool, depths, fromTables, instead));
  router.get('/documents', page(pool, depths, fromDocuments, instead));
  return router;
}
