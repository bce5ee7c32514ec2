import type { Pool } from 'pg';

/** As often as this at most: what many writers make at once is one call. */
const EVERY_MS = 10;

/**
 * Tells the workers that a mutation was committed, so that what it began goes on now and not at their next poll. A
 * notification of its own, never in the mutation's transaction: one that notifies holds a lock of the whole cluster
 * while it commits. If it fails, the poll finds the work.
 */
export function wakeWorkers(pool: Pool): () => void {
  let isResting = false;
  let isWanted = false;

  function call(): void {
    isWanted = false;
    isResting = true;
    pool
      .query({ name: 'wake_workers', text: `select pg_notify('work', '')` })
      .catch(() => undefined)
      .finally(() => {
        setTimeout(() => {
          isResting = false;
          if (isWanted) call();
        }, EVERY_MS).unref();
      });
  }

  return () => {
    isWanted = true;
    if (!isResting) call();
  };
}
