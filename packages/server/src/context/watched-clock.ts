/** More than this ahead of the newest moment known, or behind it, and a clock is in doubt; milliseconds. */
export const mostGapMs = 3 * 86_400_000;
/** For how long a server may have been stopped; a clock that is further ahead at the start is not followed. Milliseconds. */
export const longestStopMs = 30 * 86_400_000;
/** How far the time goes on at most between two looks at the clock, which come every second; milliseconds. */
const longestStepMs = 2_000;

/** Why a clock is in doubt. */
export interface ClockDoubt {
  readonly kind: 'ahead' | 'behind';
  /** What the machine's clock shows, and the newest moment that is known otherwise. */
  readonly shows: string;
  readonly known: string;
  /** Whether the time goes on from the known moment instead of following the machine's clock. */
  readonly held: boolean;
}

const gapOf = (machine: number, known: number): ClockDoubt['kind'] | undefined =>
  machine - known > mostGapMs ? 'ahead' : known - machine > mostGapMs ? 'behind' : undefined;

/** Whether a machine's clock is so far from the newest known moment that nothing may be dated by it. */
export const isBeyondBelief = (machine: Date, knownAt: string): boolean => {
  const ahead = machine.getTime() - Date.parse(knownAt);
  return ahead > longestStopMs || ahead < -mostGapMs;
};

/**
 * The clock of a machine, as far as it can be believed. It is compared with the newest moment that is known: what servers
 * of the same database have vouched for, and, while this one runs, what it showed a moment ago. A jump of days is not
 * followed; the time goes on from where it was. A clock that is days ahead at the start, as after a long stop, is in doubt
 * too: it dates what comes, and what cannot be undone waits until an operator says that it is really so late.
 */
export class WatchedClock {
  readonly #machine: () => Date;
  /** A clock that nobody sets, in milliseconds. */
  readonly #steady: () => number;
  #last: number;
  #lastSteady: number;
  /** The newest moment that is vouched for. */
  #known: number;
  #isHeld = false;
  #isInDoubt = false;

  constructor(machine: () => Date, knownAt?: string, steady: () => number = () => performance.now()) {
    this.#machine = machine;
    this.#steady = steady;
    this.#lastSteady = steady();
    const shown = machine().getTime();
    this.#known = knownAt === undefined ? shown : Date.parse(knownAt);
    this.#isInDoubt = gapOf(shown, this.#known) !== undefined;
    this.#isHeld = knownAt !== undefined && isBeyondBelief(machine(), knownAt);
    this.#last = this.#isHeld ? this.#known : shown;
    if (!this.#isInDoubt) this.#known = Math.max(this.#known, shown);
  }

  /** The time, looked at anew: at every use, and at least every second. */
  readonly now = (): Date => {
    const steady = this.#steady();
    const expected = this.#last + Math.min(Math.max(steady - this.#lastSteady, 0), longestStepMs);
    this.#lastSteady = steady;
    const shown = this.#machine().getTime();
    const strays = gapOf(shown, expected) !== undefined;
    this.#isHeld = strays;
    this.#last = strays ? expected : shown;
    // A clock that was in doubt at the start stays so, until it is near to what is known or is confirmed.
    this.#isInDoubt = strays || gapOf(shown, this.#known) !== undefined;
    if (!this.#isInDoubt) this.#known = Math.max(this.#known, shown);
    return new Date(this.#last);
  };

  /** Why what cannot be undone has to wait; undefined while the clock is believed. */
  readonly doubt = (): ClockDoubt | undefined => {
    this.now();
    if (!this.#isInDoubt) return undefined;
    const [shown, known] = [this.#machine().getTime(), this.#isHeld ? this.#last : this.#known];
    return {
      kind: shown > known ? 'ahead' : 'behind',
      shows: new Date(shown).toISOString(),
      known: new Date(known).toISOString(),
      held: this.#isHeld,
    };
  };

  /** The newest moment that this clock vouches for. */
  get knownAt(): string {
    return new Date(this.#known).toISOString();
  }

  /** Another server of the same database vouches for a moment. */
  learn(knownAt: string): void {
    const known = Date.parse(knownAt);
    if (known > this.#known) this.#known = known;
    if (this.#isHeld && known > this.#last) this.#last = known;
  }

  /** An operator says that it was this late a moment ago; the clock follows its machine again, if that agrees. */
  confirm(at: string): void {
    this.#known = this.#last = Date.parse(at);
    this.#lastSteady = this.#steady();
    this.now();
  }
}

/** What an operator reads about a clock in doubt. */
export const doubtSentence = ({kind, shows, known, held}: ClockDoubt): string =>
  `The clock of this machine shows ${shows}, which is ${daysBetween(shows, known)} days ${kind === 'ahead' ? 'ahead of' : 'behind'} the newest moment known, ${known}. ` +
  'Until it is right, nothing is erased, no default rating, reminder, escalation or notice is made, and nothing is published. ' +
  (held ? 'The time goes on from the known moment. ' : '') +
  'Set the clock, or, if it is really so late, run: gov-rating-server confirm-clock';

const daysBetween = (one: string, other: string): number =>
  Math.round(Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000);
