/** Does `work` once in `ms`; whoever asks meanwhile gets the same answer. */
export function atMostEvery<T>(ms: number, work: () => Promise<T>): () => Promise<T> {
  let latest: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (!latest || performance.now() > until) {
      until = performance.now() + ms;
      latest = work();
    }
    return latest;
  };
}
