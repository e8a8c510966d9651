/** How many run at the same time in one process. */
const most = 100;

/**
 * Work that goes on after the answer, so that the time until it says nothing about what was found. It is bounded, and a server
 * that stops waits for it.
 */
export class Errands {
  readonly #running = new Set<Promise<void>>();

  /**
   * Begins some work; false when too much is under way.
   *
   * @param failed Hears of an error of it.
   */
  begin(work: () => Promise<void>, failed: (error: unknown) => void): boolean {
    if (this.#running.size >= most) return false;
    const running = work().catch(failed);
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
    return true;
  }

  /** Resolves when nothing is under way. */
  async done(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
