/** Counts by name, afresh each minute, in this process only. */
export class PerMinute {
  readonly #most: number;
  readonly #counts = new Map<string, number>();
  #until = 0;

  /** @param most - how many a name may have; 0 is no limit */
  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one more; false when that is too many. */
  allows(name: string): boolean {
    if (this.#most === 0) return true;
    const now = performance.now();
    if (now > this.#until) {
      this.#counts.clear();
      this.#until = now + 60_000;
    }
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count <= this.#most;
  }
}
