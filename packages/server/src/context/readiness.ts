import {StorageUnavailable, type Storage} from '../domain/storage.ts';

/** How long a probe waits for the storage before it says that ratings cannot be received; milliseconds. */
const longestWaitMs = 2_000;
/** How long an answer about the storage is good, so that probes cost the same however often they come; milliseconds. */
const freshMs = 500;

/** Says whether ratings can be received now. */
export interface Readiness {
  /** Resolves when the storage has just taken a small write. Rejects with {@link StorageUnavailable}. */
  demand(): Promise<void>;
  /** What keeps ratings from being received now. */
  failing(): Promise<readonly ReadyPart[]>;
  /** What an operator has to mend although ratings are received. */
  warnings(): readonly 'calendar'[];
}

/** What a server needs to be ready: a storage that takes writes, and a clock that is not behind what is signed. */
export type ReadyPart = 'storage' | 'clock';

/** What readiness looks at besides the storage. */
export interface ReadinessFacts {
  /** By how many milliseconds the machine's clock is behind the newest moment that is signed. */
  readonly clockBehindMs: () => number;
  /** Whether orders that begin now get no due date, because the calendar ends. */
  readonly calendarEnded: () => boolean;
}

/** How far the machine's clock may be behind, in milliseconds. */
const mostBehindMs = 5 * 60_000;

const nothing: ReadinessFacts = {clockBehindMs: () => 0, calendarEnded: () => false};

/** Checks the storage at most every {@link freshMs}; callers that come meanwhile share the answer. */
export function createReadiness(storage: Pick<Storage, 'checkWrite'>, facts = nothing): Readiness {
  let last: {readonly answer: Promise<void>; readonly at: number} | undefined;
  const demand = () => {
    if (!last || performance.now() - last.at > freshMs) {
      const answer = inTime(storage.checkWrite());
      answer.catch(() => undefined);
      last = {answer, at: performance.now()};
    }
    return last.answer;
  };
  return {
    demand,
    async failing() {
      const isAway = await demand().then(
        () => false,
        (error: unknown) => {
          if (error instanceof StorageUnavailable) return true;
          throw error;
        },
      );
      return [
        ...(isAway ? ['storage' as const] : []),
        ...(facts.clockBehindMs() > mostBehindMs ? ['clock' as const] : []),
      ];
    },
    warnings: () => (facts.calendarEnded() ? ['calendar'] : []),
  };
}

async function inTime(check: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StorageUnavailable('NO_ANSWER')), longestWaitMs);
  });
  await Promise.race([check, late]).finally(() => clearTimeout(timer));
}
