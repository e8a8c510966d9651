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
}

/**
 * Checks the storage at most every {@link freshMs}, and not again before the last check has ended: one that hangs holds a
 * connection. Callers that come meanwhile share the answer.
 */
export function createReadiness(
  storage: Pick<Storage, 'checkWrite'>,
  doubt: () => ClockDoubt | undefined = () => undefined,
): Readiness {
  let checking: Promise<void> | undefined;
  const check = () => (checking ??= storage.checkWrite().finally(() => (checking = undefined)));
  let last: {readonly answer: Promise<void>; readonly at: number} | undefined;
  return {
    async demand() {
      // A server whose clock is wrong is no place to send callers to, while others have the right time.
      const {held, kind} = doubt() ?? {};
      if (held === true) throw new StorageUnavailable(`CLOCK_${kind === 'ahead' ? 'AHEAD' : 'BEHIND'}`);
      if (!last || performance.now() - last.at > freshMs) {
        const answer = inTime(check());
        answer.catch(() => undefined);
        last = {answer, at: performance.now()};
      }
      return last.answer;
    },
  };
}

async function inTime(check: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StorageUnavailable('NO_ANSWER')), longestWaitMs);
  });
  await Promise.race([check, late]).finally(() => clearTimeout(timer));
}
