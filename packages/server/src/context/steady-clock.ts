/** A clock that does not run behind what is already signed. */
export interface SteadyClock {
  readonly now: () => Date;
  /** From here on the clock shows this moment or a later one. */
  readonly notBefore: (moment: string) => void;
}

/**
 * A clock that waits where the machine's clock is behind the newest head of the evidence log, for instance because it was
 * set back: an entry never claims a moment before a head that was signed earlier.
 */
export function steadyClock(machine: () => Date): SteadyClock {
  let earliest = -Infinity;
  return {
    now: () => new Date(Math.max(machine().getTime(), earliest)),
    notBefore: moment => {
      earliest = Math.max(earliest, Date.parse(moment));
    },
  };
}
