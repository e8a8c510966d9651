/** How many turns a caller has taken in one minute. */
export interface TurnCount {
  /** The minute, as the moment at which it begins. */
  readonly minute: string;
  /** Who took them: a bucket and a keyed hash, which discloses neither address nor secret. */
  readonly source: string;
  readonly turns: number;
}

/** Counts turns of callers for all processes over one database. The counts are lost when the database crashes. */
export interface TurnStorage {
  /** Adds the turns of one process; resolves with the sums of all processes for the same minutes and sources. */
  addTurns(turns: readonly TurnCount[]): Promise<readonly TurnCount[]>;
  /** Deletes the counts of minutes that began before a moment; resolves with how many. */
  forgetTurns(before: string): Promise<number>;
}
