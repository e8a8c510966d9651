/** What the servers of a database know of the time. */
export interface ClockReading {
  /** The newest moment that a server has vouched for, at most a minute or so ago while one runs. */
  readonly knownAt: string;
  /** When an operator has last said that it is really so late, by the clock that they confirmed; null for never. */
  readonly confirmedAt: string | null;
}

/** Keeps the newest moment that is known, with which every clock is compared. */
export interface ClockStorage {
  /** Undefined before the first server. */
  clockReading(): Promise<ClockReading | undefined>;
  /** Vouches for a moment; an earlier one than is known changes nothing. */
  noteClock(knownAt: string): Promise<void>;
  /** An operator says that it is this late now, even if something later is known. */
  confirmClock(at: string): Promise<void>;
}
