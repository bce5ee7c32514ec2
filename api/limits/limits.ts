import type { ApiSettings } from '../settings.ts';

/** How large one operation may be; each is a setting of the same meaning. */
export interface Limits {
  tokens: number;
  fields: number;
  depth: number;
  aliases: number;
  rootFields: number;
  pageSize: number;
  cost: number;
}

/** Picks the limits out of the settings. */
export function limitsOf(settings: ApiSettings): Limits {
  return {
    tokens: settings.MAX_TOKENS,
    fields: settings.MAX_FIELDS,
    depth: settings.MAX_DEPTH,
    aliases: settings.MAX_ALIASES,
    rootFields: settings.MAX_ROOT_FIELDS,
    pageSize: settings.MAX_PAGE_SIZE,
    cost: settings.MAX_COST,
  };
}
