import { postOf } from '../load.ts';
import { fromDocuments, fromTables, PAGE, type Listing } from './queries.ts';
import type { Shelf, Site } from './site.ts';

/** Who answers: the API, a route behind its middlewares, one with none, and that without row-level security. */
export type By = 'GraphQL' | 'by hand' | 'bare' | 'no RLS';
export type Source = 'tables' | 'documents';
export type Page = 'first' | 'deep';

/** One way to ask a site for pages. */
export interface Contender {
  site: Site;
  source: Source;
  page: Page;
  by: By;
  port: number;
  /** Whole HTTP requests, a category each. */
  requests: string[];
}

const listings: Record<Source, Listing> = { tables: fromTables, documents: fromDocuments };

/** What {@link Contender}s there are for a site; asks it for what cursors look like, and compares the answers. */
export async function contendersOf(site: Site): Promise<Contender[]> {
  const all: Contender[] = [];
  for (const source of ['tables', 'documents'] as const) {
    const listing = listings[source];
    const mark = await cursorMark(site, listing);
    for (const page of ['first', 'deep'] as const) {
      const deep = (shelf: Shelf) =>
        page === 'deep' ? (source === 'tables' ? shelf.afterProduct : shelf.afterDocument) : undefined;
      const bodies = site.shelves.map((shelf) => bodyOf(listing, shelf, cursorOf(mark, source, deep(shelf))));
      const paths = site.shelves.map(
        (shelf) =>
          `/routes/${source}?category=${shelf.category}${deep(shelf) ? `&after=${deep(shelf)}` : ''}`,
      );
      for (const [at, body] of bodies.entries())
        await assertSame(site, listing, body, paths[at]!, page === 'deep');
      const { api, bare, unguarded } = site.ports;
      const byGet = paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: bench\r\n\r\n`);
      const add = (by: By, port: number, requests: string[]) =>
        all.push({ site, source, page, by, port, requests });
      add(
        'GraphQL',
        api,
        bodies.map((body) => postOf(body)),
      );
      add('by hand', api, byGet);
      if (page === 'deep') continue;
      add('bare', bare, byGet);
      add('no RLS', unguarded, byGet);
    }
  }
  return all;
}

function bodyOf({ graphql }: Listing, { category }: Shelf, after?: string): string {
  return JSON.stringify({ query: graphql, variables: { category, after, first: PAGE } });
}

async function ask(site: Site, body: string): Promise<any> {
  const answer = await fetch(`http://127.0.0.1:${site.ports.api}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { data, errors } = (await answer.json()) as any;
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** What a cursor of a list begins with, whatever row it is of. */
async function cursorMark(site: Site, listing: Listing): Promise<string> {
  const { pageInfo } = (await ask(site, bodyOf(listing, site.shelves[0]!)))[listing.field];
  return JSON.parse(Buffer.from(pageInfo.endCursor, 'base64').toString())[0];
}

function cursorOf(mark: string, source: Source, row: string[] | undefined): string | undefined {
  if (!row) return undefined;
  const parts = source === 'tables' ? row : [Number(row[0]), row[1]];
  return Buffer.from(JSON.stringify([mark, ...parts])).toString('base64');
}

/** Contenders that answer differently are not compared. */
async function assertSame(
  site: Site,
  { field }: Listing,
  body: string,
  path: string,
  isDeep: boolean,
): Promise<void> {
  const page = (await ask(site, body))[field];
  for (const port of [site.ports.api, site.ports.bare, site.ports.unguarded]) {
    const byHand = (await (await fetch(`http://127.0.0.1:${port}${path}`)).json()) as any;
    const shown = (nodes: any[]) =>
      JSON.stringify(nodes.map(({ productId, name, variants }) => [String(productId), name, skus(variants)]));
    const isSame = port === site.ports.unguarded || shown(page.nodes) === shown(byHand.nodes);
    if (!isSame || page.pageInfo.hasNextPage !== byHand.hasNextPage || (!isDeep && page.nodes.length < PAGE))
      throw new Error(`${path} of port ${port} is not what GraphQL says.`);
  }
}

function skus(variants: any): string[] {
  return (variants.nodes ?? variants).map(({ skuCode }: { skuCode: string }) => skuCode);
}
