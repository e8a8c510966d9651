import {StorageUnavailable, type Storage} from '../domain/storage.ts';
import type {ClockDoubt} from './watched-clock.ts';

/** How long a probe waits for the storage before it says that ratings cannot be received; milliseconds. */
const longestWaitMs = 2_000;
/** How long an answer about the storage is good, so that probes cost the same however often they come; milliseconds. */
const freshMs = 500;

/** Says whether ratings can be received now. */
export interface Readiness {
  /** Resolves when the storage has just taken a small write. Rejects with {@link StorageUnavailable}, also while the clock is not followed. */
  demand(): Promise<void>;
  /** What keeps ratings from being received now. */
  failing(): Promise<readonly ReadyPart[]>;
  /** What an operator has to mend although ratings are received. */
  warnings(): readonly 'calendar'[];
}

/** What a server needs to be ready: a storage that takes writes, and a clock that agrees with what is known. */
export type ReadyPart = 'storage' | 'clock';

/** What readiness looks at besides the storage. */
export interface ReadinessFacts {
  /** Why the machine's clock is not believed; undefined while it is. */
  readonly doubt: () => ClockDoubt | undefined;
  /** By how many milliseconds the machine's clock is behind the newest moment that is signed. */
  readonly clockBehindMs: () => number;
  /** Whether orders that begin now get no due date, because the calendar ends. */
  readonly calendarEnded: () => boolean;
}

/** How far the machine's clock may be behind, in milliseconds. */
const mostBehindMs = 5 * 60_000;

const nothing: ReadinessFacts = {doubt: () => undefined, clockBehindMs: () => 0, calendarEnded: () => false};

/**
 * Checks the storage at most every {@link freshMs}, and not again before the last check has ended: one that hangs holds a
 * connection. Callers that come meanwhile share the answer.
 */
export function createReadiness(storage: Pick<Storage, 'checkWrite'>, facts: Partial<ReadinessFacts> = {}): Readiness {
  const {doubt, clockBehindMs, calendarEnded} = {...nothing, ...facts};
  let checking: Promise<void> | undefined;
  const check = () => (checking ??= storage.checkWrite().finally(() => (checking = undefined)));
  let last: {readonly answer: Promise<void>; readonly at: number} | undefined;
  const written = () => {
    if (!last || performance.now() - last.at > freshMs) {
      const answer = inTime(check());
      answer.catch(() => undefined);
      last = {answer, at: performance.now()};
    }
    return last.answer;
  };
  return {
    async demand() {
      // A server whose clock is wrong is no place to send callers to, while others have the right time.
      const {held, kind} = doubt() ?? {};
      if (held === true) throw new StorageUnavailable(`CLOCK_${kind === 'ahead' ? 'AHEAD' : 'BEHIND'}`);
      return written();
    },
    async failing() {
      const isAway = await written().then(
        () => false,
        (error: unknown) => {
          if (error instanceof StorageUnavailable) return true;
          throw error;
        },
      );
      const isClockWrong = doubt()?.held === true || clockBehindMs() > mostBehindMs;
      return [...(isAway ? ['storage' as const] : []), ...(isClockWrong ? ['clock' as const] : [])];
    },
    warnings: () => (calendarEnded() ? ['calendar'] : []),
  };
}

async function inTime(check: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StorageUnavailable('NO_ANSWER')), longestWaitMs);
  });
  await Promise.race([check, late]).finally(() => clearTimeout(timer));
}
