/** Lets everything run that waits for promises only. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise(resolve => setImmediate(resolve));
}

/** A clock that only the test moves, with its timers. */
export function standingClock(start = Date.parse('2026-11-24T01:00:00Z')) {
  const timers = new Set<{readonly at: number; readonly run: () => void}>();
  let time = start;
  const next = () => [...timers].sort((a, b) => a.at - b.at)[0];
  return {
    now: () => time,
    after(milliseconds: number, run: () => void) {
      const timer = {at: time + milliseconds, run};
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    /** How long until the next timer rings, in milliseconds; undefined when none is set. */
    untilNext: () => {
      const timer = next();
      return timer && timer.at - time;
    },
    /** Moves on, ringing every timer on the way at its moment. */
    async advance(milliseconds: number) {
      const end = time + milliseconds;
      await settle();
      for (let timer = next(); timer && timer.at <= end; timer = next()) {
        timers.delete(timer);
        time = Math.max(time, timer.at);
        timer.run();
        await settle();
      }
      time = end;
    },
    /** Moves without firing timers, as when the device's clock is set. */
    step(milliseconds: number) {
      time += milliseconds;
    },
  };
}
