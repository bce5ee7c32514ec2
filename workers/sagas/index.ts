import type { Saga } from './saga.ts';

/** Every saga the worker runs. */
export const SAGAS: readonly Saga[] = [];
