import {aBadDraft, aDraft, aService} from '@gov-rating/contract/testing';
import {aKey, bureau, type Caller} from '../fixtures/api.fixtures.ts';
import type {Ledger} from './ledger.ts';

/** Someone with an invitation, who tries with the same key until there is a receipt. */
export interface Rater {
  readonly token: string;
  readonly key: string;
  readonly bad: boolean;
}

/** How long a rater waits before the next try, in milliseconds, as a page does; shorter, so that more faults are met. */
const backoffMs = 25;
/** How long a rater tries, in milliseconds: a server that does not recover by then has failed. */
const patienceMs = 60_000;

let services = 0;

/** Registers services and invites to rate them. */
export async function invite(caller: Caller, count: number, random: () => number): Promise<Rater[]> {
  let accessToken = await patiently(() => caller.accessToken());
  /** A department whose token has ended, because the clock of the server went ahead, gets another one. */
  const asDepartment = async <T>(work: (token: string) => Promise<T>): Promise<T> => {
    try {
      return await patiently(() => work(accessToken));
    } catch (error) {
      if (!(error instanceof Error && error.message.includes(' answered 401:'))) throw error;
      accessToken = await patiently(() => caller.accessToken());
      return patiently(() => work(accessToken));
    }
  };
  const raters: Rater[] = [];
  const one = async (number: number): Promise<void> => {
    const projectNo = `44010020261124${String(number).padStart(6, '0')}`;
    const facts = aService({projectNo, institutionCode: bureau.code, servedAt: new Date().toISOString()});
    const {serviceId} = await asDepartment(own => caller.ask('putService', '/v1/services', {body: facts, token: own}));
    const path = `/v1/services/${serviceId}/invitations`;
    const {token} = await asDepartment(own => caller.ask('invite', path, {body: {}, token: own}));
    raters.push({token, key: aKey(), bad: random() < 0.3});
  };
  const numbers = Array.from({length: count}, () => ++services);
  await inParallel(numbers, 8, one);
  return raters;
}

/** What a department does that is asked to come back, because the step before has broken connections that are not used yet. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const comesBack = error instanceof Error && error.message.includes(' answered 503:') && performance.now() < until;
      if (!comesBack) throw error;
      await new Promise(resolve => setTimeout(resolve, backoffMs));
    }
  }
}

/** Works through a list with `width` items at a time. */
export async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({length: width}, worker));
}

/** What a caller may be answered while something breaks. */
const honest = new Set([201, 429, 503]);

/**
 * Lets all rate, `width` at a time. Each tries until it has a receipt; `onReceipt` hears of each one.
 *
 * @throws Error when an answer is another than a receipt or "try again", or when somebody gets none in time.
 */
export async function rateAll(
  caller: Caller,
  ledger: Ledger,
  raters: readonly Rater[],
  {width = 8, onReceipt = () => undefined}: {width?: number; onReceipt?: (count: number) => void} = {},
): Promise<void> {
  let receipts = 0;
  await inParallel(raters, width, async rater => {
    const until = performance.now() + patienceMs;
    while (!(await submit(caller, ledger, rater))) {
      if (performance.now() > until) throw new Error('A rater got no receipt within a minute.');
      await new Promise(resolve => setTimeout(resolve, backoffMs));
    }
    onReceipt(++receipts);
  });
}

/** One try; true when there is a receipt. An answer that does not arrive does not count. */
export async function submit(caller: Caller, ledger: Ledger, {token, key, bad}: Rater): Promise<boolean> {
  let answer: {readonly status: number; readonly text: string};
  try {
    const response = await caller.submit(token, bad ? aBadDraft() : aDraft(), key);
    answer = {status: response.status, text: await response.text()};
  } catch {
    return false;
  }
  if (!honest.has(answer.status)) throw new Error(`A rater was answered ${answer.status}: ${answer.text}`);
  if (answer.status !== 201) return false;
  ledger.note(key, (JSON.parse(answer.text) as {receiptNumber: string}).receiptNumber);
  return true;
}
