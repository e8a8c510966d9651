/** Work for several receivers, each of which has a lane of its own, so that none waits for a slow one. */
export interface Lanes {
  /** Receivers that are being called. */
  readonly busy: () => readonly string[];
  /** Begins work for a receiver that is not busy. */
  readonly start: (receiver: string, work: Promise<unknown>) => void;
  /** Waits until a lane is free, or until the time is over. Throws what work has failed with. */
  readonly settle: (patienceMs: number) => Promise<void>;
  /** Waits until all lanes are free. */
  readonly end: () => Promise<void>;
}

/** Lanes of one job. */
export function createLanes(): Lanes {
  const lanes = new Map<string, Promise<unknown>>();
  const failures: Error[] = [];
  return {
    busy: () => [...lanes.keys()],
    start(receiver, work) {
      const lane = work.catch((error: unknown) => failures.push(toError(error))).finally(() => lanes.delete(receiver));
      lanes.set(receiver, lane);
    },
    async settle(patienceMs) {
      if (lanes.size > 0) await firstOf(lanes.values(), patienceMs);
      const [failure] = failures.splice(0);
      if (failure !== undefined) throw failure;
    },
    async end() {
      await Promise.all(lanes.values());
    },
  };
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Waits until one of the lanes is free, or until the time is over. */
async function firstOf(lanes: Iterable<Promise<unknown>>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>(resolve => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([...lanes, patience]).finally(() => clearTimeout(timer));
}
