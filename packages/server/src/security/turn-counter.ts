/** Turns of one caller, and when they are forgotten, in milliseconds. */
interface Turns {
  taken: number;
  readonly endsAt: number;
}

/** How long turns count, in milliseconds. */
export const turnWindowMs = 60_000;

/**
 * Counts the turns of callers in bounded memory. A minute begins with the first turn of a caller. When more callers than
 * `mostCallers` are known, the one that was silent for longest is forgotten: about 5 MB for 20 000 callers.
 */
export class TurnCounter {
  readonly #callers = new Map<string, Turns>();
  readonly #mostCallers: number;

  constructor(mostCallers: number) {
    this.#mostCallers = mostCallers;
  }

  /** How many callers are known. */
  get size(): number {
    return this.#callers.size;
  }

  /** As after {@link TurnCounter.take}, of which nothing is taken. */
  look(caller: string, now: number): {readonly taken: number; readonly leftMs: number} {
    const known = this.#callers.get(caller);
    return known && known.endsAt > now ? {taken: known.taken, leftMs: known.endsAt - now} : {taken: 0, leftMs: 0};
  }

  /** Takes one turn at `now` (milliseconds); how many there are now, and in how many milliseconds they are forgotten. */
  take(caller: string, now: number): {readonly taken: number; readonly leftMs: number} {
    const known = this.#callers.get(caller);
    const turns = known && known.endsAt > now ? known : {taken: 0, endsAt: now + turnWindowMs};
    turns.taken++;
    // Put in anew, so that the first of the map is the one that was silent for longest.
    this.#callers.delete(caller);
    this.#callers.set(caller, turns);
    const oldest = this.#callers.keys().next();
    if (this.#callers.size > this.#mostCallers && !oldest.done) this.#callers.delete(oldest.value);
    return {taken: turns.taken, leftMs: turns.endsAt - now};
  }
}
