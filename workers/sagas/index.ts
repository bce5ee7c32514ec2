import { REBUILD_SEARCH_DOCUMENTS } from './rebuildSearchDocuments.ts';
import type { Saga } from './saga.ts';

/** Every saga the worker runs. */
export const SAGAS: readonly Saga[] = [REBUILD_SEARCH_DOCUMENTS];
