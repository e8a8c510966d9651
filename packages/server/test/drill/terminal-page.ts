import {createTerminalClient, indexedDbStore, sealedStore, type CollectedService} from '@gov-rating/sdk/device';

/** What the page of the drill says to its driver. */
export type Said =
  | {readonly kind: 'kept'; readonly number: number; readonly key: string}
  | {readonly kind: 'received'; readonly key: string; readonly receiptNumber: string}
  | {readonly kind: 'refused'; readonly key: string; readonly code: string}
  | {readonly kind: 'sending'}
  | {readonly kind: 'stored'; readonly waiting: number; readonly storage: string};

/** What the driver gives to the page. */
export interface Given {
  readonly deviceKey: string;
  /** How far the clock of the terminal is ahead, in milliseconds. */
  readonly clockAhead: number;
  /** The first and the last number to rate; none to only send what waits. */
  readonly numbers: readonly [from: number, to: number] | undefined;
  /** What is the same in every service, and the words of every person. */
  readonly service: Omit<CollectedService, 'servedAt' | 'projectNo'>;
  readonly comment: string;
  readonly projectNo: string;
  /** What is stored in the clear, by which the search of the files is tried. */
  readonly plain: string;
}

declare global {
  /** Provided by the driver. */
  function say(said: Said): Promise<void>;
  /** Called by the driver. */
  function work(given: Given): Promise<void>;
}

/** A terminal that is used by one person after the other. */
globalThis.work = async ({deviceKey, clockAhead, numbers, service, comment, projectNo, plain}) => {
  const inTheClear = {key: plain, token: plain, draft: {level: 'satisfied'}, keptAt: 0, dueAt: 0, attempts: 0} as const;
  await indexedDbStore('in-the-clear').add(inTheClear, 1);
  const now = () => Date.now() + clockAhead;
  const store = sealedStore('drill', {onChange: ({waiting, storage}) => void say({kind: 'stored', waiting, storage})});
  const terminal = createTerminalClient({
    ...{baseUrl: location.origin, store, now},
    keyStore: {read: () => deviceKey, write: () => undefined},
    onSettled(settled) {
      const {kind, key} = settled;
      if (kind === 'received') void say({kind, key, receiptNumber: settled.receipt.receiptNumber});
      else void say({kind: 'refused', key, code: settled.error.message});
    },
  });
  terminal.start();
  if (!numbers) return;
  const [from, to] = numbers;
  let heard: Promise<unknown> = Promise.resolve();
  for (let number = from; number <= to; number++) {
    const servedAt = new Date(now() - 60_000).toISOString();
    const rated = {...service, servedAt, projectNo: projectNo + String(number).padStart(6, '0')} as CollectedService;
    const bad = number % 4 === 0;
    const outcome = await terminal.collect(rated, {
      level: bad ? 'dissatisfied' : 'satisfied',
      tags: bad ? ['209'] : [],
      comment: `${comment} ${number}`,
    });
    if (outcome.kind !== 'kept') throw new Error(`The terminal refused: ${outcome.code}`);
    // While the driver hears it, the next person rates: a kill then meets a rating that is being kept.
    await heard;
    heard = say({kind: 'kept', number, key: outcome.key});
  }
};
