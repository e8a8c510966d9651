import {setTimeout} from 'node:timers/promises';
import {Ledger} from '../drill/ledger.ts';
import {invite, submit, type Rater} from '../drill/raters.ts';
import {Caller} from '../fixtures/api.fixtures.ts';

/** How long a rater waits before the next try or the next rating, in milliseconds. */
const restMs = {again: 100, next: 200};
/** How many services are registered at a time. */
const batch = 5;

/** An answer of the server, as callers see it. */
interface Seen {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly seconds: number;
}

/** A receipt: when the try began that brought it, and when it was there, in milliseconds of the monotonic clock. */
interface Given {
  readonly asked: number;
  readonly at: number;
}

/** Raters over HTTP who rate on and on, each until there is a receipt, and what they have seen. */
export class Crowd {
  readonly ledger = new Ledger();
  readonly answers: Seen[] = [];
  readonly given: Given[] = [];
  /** Calls whose connection was closed before there was an answer. */
  unanswered = 0;
  readonly #caller: Caller;
  readonly #random: () => number;
  #over = false;
  #failure: Error | undefined;
  readonly #work: Promise<unknown>;

  constructor(url: string, raters: number, random: () => number) {
    this.#caller = new Caller(request => this.#call(request), url);
    this.#random = random;
    this.#work = Promise.all(Array.from({length: raters}, () => this.#rate())).catch((error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#over = true;
    });
  }

  /** @throws Error a rater was answered something else than a receipt or "try again", or got none in time */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /** The first receipt for a try that began after that moment. */
  firstAfter(moment: number): Given | undefined {
    return this.given.find(({asked}) => asked > moment);
  }

  /** The longest time without any receipt between two moments, in seconds. */
  longestGap(from: number, to: number): number {
    const moments = [from, ...this.given.map(({at}) => at).filter(at => at > from && at < to), to];
    return Math.max(...moments.slice(1).map((at, index) => at - (moments[index] ?? at))) / 1000;
  }

  /** Lets everyone have the receipt of the rating that is under way, and then go. */
  async leave(): Promise<void> {
    this.#over = true;
    await this.#work;
    this.check();
  }

  async #rate(): Promise<void> {
    while (!this.#over) {
      for (const rater of await this.#invited()) {
        let asked = performance.now();
        while (!(await submit(this.#caller, this.ledger, rater))) {
          this.check();
          await setTimeout(restMs.again);
          asked = performance.now();
        }
        this.given.push({asked, at: performance.now()});
        if (this.#over) return;
        await setTimeout(restMs.next);
      }
    }
  }

  /** A department whose connection was closed while it called tries again, as a rater does. */
  async #invited(): Promise<Rater[]> {
    try {
      return await invite(this.#caller, batch, this.#random);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await setTimeout(restMs.again);
      return [];
    }
  }

  async #call(request: Request): Promise<Response> {
    const began = performance.now();
    try {
      const answer = await fetch(request);
      const seconds = (performance.now() - began) / 1000;
      this.answers.push({status: answer.status, retryAfter: answer.headers.get('Retry-After'), seconds});
      return answer;
    } catch (error) {
      this.unanswered++;
      throw error;
    }
  }
}
