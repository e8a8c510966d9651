import type {OperatorEntry, Who} from '../evidence/operator-leaf.ts';

/** A refusal as it came about, before its address is hashed. */
export interface Refusal extends Who {
  readonly what: 'login.refused' | 'access.refused';
  /** The network address in the form in which it is counted; undefined where it is not known. */
  readonly address: string | undefined;
  readonly requestId: string;
  /** The name of the route. */
  readonly route: string;
  readonly subject: string | null;
  /** The id that a client claimed to have; it becomes the subject if there is such a client. */
  readonly claimedClient: string | null;
  readonly code: string;
  /** What was wrong with the token. */
  readonly reason: string | null;
}

/** A refusal, or how many were left out, with how often it happened. */
export type GatheredRefusal =
  | {readonly refusal: Refusal; readonly at: string; readonly times: number}
  | {readonly refusal: undefined; readonly lane: Lane; readonly at: string; readonly times: number};

/** Callers who are known are gathered apart from strangers, so that a stranger leaves no room for an insider to hide. */
type Lane = keyof typeof refusalLimits;

/**
 * How many different refusals a process enters in a minute and in a day. A stranger who tries all day adds 5,000 entries,
 * about 5 MB, and one line a minute with the number of the others.
 */
export const refusalLimits = {
  stranger: {minute: 60, day: 5_000},
  known: {minute: 200, day: 50_000},
} as const;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** So many refusals wait at most while the storage is away; the oldest are then only counted. */
const mostWaiting = 2_000;

/**
 * Gathers refusals in memory, so that no refused call waits for the storage and no stranger fills it. The same refusal of
 * the same caller is entered once a minute at once, and at the end of the minute with the number of its repetitions.
 */
export class RefusalBuffer {
  #minute = -1;
  #day = -1;
  #waiting: GatheredRefusal[] = [];
  readonly #seen = new Map<string, {refusal: Refusal; at: string; repeated: number}>();
  readonly #used = {stranger: {minute: 0, day: 0}, known: {minute: 0, day: 0}};
  readonly #left = {stranger: 0, known: 0};

  /** Notes a refusal. */
  note(refusal: Refusal, at: Date): void {
    this.#turn(at);
    const {requestId: _, ...same} = refusal;
    const key = JSON.stringify(same);
    const seen = this.#seen.get(key);
    if (seen) {
      Object.assign(seen, {refusal, at: at.toISOString(), repeated: seen.repeated + 1});
      return;
    }
    const lane = refusal.who === null ? 'stranger' : 'known';
    const [used, most] = [this.#used[lane], refusalLimits[lane]];
    if (used.minute >= most.minute || used.day >= most.day) {
      this.#left[lane]++;
      return;
    }
    used.minute++;
    used.day++;
    this.#seen.set(key, {refusal, at: at.toISOString(), repeated: 0});
    this.#wait({refusal, at: at.toISOString(), times: 1});
  }

  /** What is to be entered now. With `all` also what the running minute has gathered so far, because the process ends. */
  take(at: Date, all = false): readonly GatheredRefusal[] {
    this.#turn(at);
    if (all) this.#endMinute(at);
    return this.#waiting.splice(0);
  }

  /** Takes back what could not be entered. */
  giveBack(refusals: readonly GatheredRefusal[]): void {
    const later = this.#waiting.splice(0);
    for (const each of [...refusals, ...later]) this.#wait(each);
  }

  #wait(gathered: GatheredRefusal): void {
    this.#waiting.push(gathered);
    if (this.#waiting.length <= mostWaiting) return;
    const dropped = this.#waiting.shift();
    if (dropped) this.#left[laneOf(dropped)] += dropped.times;
  }

  #turn(at: Date): void {
    const [minute, day] = [Math.floor(at.getTime() / minuteMs), Math.floor(at.getTime() / dayMs)];
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#endMinute(at);
    }
    if (day === this.#day) return;
    this.#day = day;
    for (const lane of ['stranger', 'known'] as const) this.#used[lane].day = 0;
  }

  #endMinute(at: Date): void {
    for (const {refusal, at: last, repeated} of this.#seen.values())
      if (repeated > 0) this.#wait({refusal, at: last, times: repeated});
    this.#seen.clear();
    for (const lane of ['stranger', 'known'] as const) {
      this.#used[lane].minute = 0;
      const times = this.#left[lane];
      this.#left[lane] = 0;
      if (times > 0) this.#wait({refusal: undefined, lane, at: at.toISOString(), times});
    }
  }
}

const laneOf = (gathered: GatheredRefusal): Lane =>
  gathered.refusal === undefined ? gathered.lane : gathered.refusal.who === null ? 'stranger' : 'known';

/** Nobody who is known. */
export const unknownWho: Who = {whoKind: 'unknown', who: null, whoRole: null, whoInstitution: null};

/** The program itself. */
export const serverWho: Who = {...unknownWho, whoKind: 'server'};

/** The command line of an operator. */
export const commandWho: Who = {...unknownWho, whoKind: 'command'};

/** What an entry holds beside who, where and what. */
export const plainEntry = {
  ...{address: null, requestId: null, subject: null, outcome: 'done', code: null, times: 1, facts: {}},
} as const satisfies Partial<OperatorEntry>;
