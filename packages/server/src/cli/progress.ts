import type {Storage} from '../domain/storage.ts';
import {OperatorError, type Operator} from './operator.ts';

/** How often a line is drawn again on a terminal, in milliseconds. */
const redrawMs = 100;

/** How often a line is printed where there is no terminal, such as in a log, in milliseconds. */
const lineMs = 10_000;

/** What a command counts while it works. */
export interface Counted {
  /** What is counted, in the plural, such as `entries`. */
  readonly unit: string;
  /** How many there are; undefined where nobody knows before the end. */
  readonly total?: number | undefined;
  /** What an operator who stops the command has to know: what is done, and how to begin again. */
  readonly whenStopped: string;
}

/**
 * Shows how far a long command has come: on a terminal one line that is drawn again, elsewhere a plain line every ten
 * seconds, both on the standard error output. When the operator asks the program to end, the command ends too.
 *
 * @example
 * const progress = new Progress(operator, {unit: 'entries', total: 5000, whenStopped: 'Nothing was changed.'});
 * progress.advance(500); // 500 of 5000 entries (10 %)
 * progress.end();
 */
export class Progress {
  readonly #operator: Operator;
  readonly #counted: Counted;
  readonly #now: () => number;
  #done = 0;
  #shownAt: number;
  #drawn = false;

  /** @param now a clock in milliseconds; another one for tests */
  constructor(operator: Operator, counted: Counted, now: () => number = () => performance.now()) {
    this.#operator = operator;
    this.#counted = counted;
    this.#now = now;
    this.#shownAt = operator.terminal ? -Infinity : now();
  }

  /**
   * Notes that more was done.
   *
   * @throws OperatorError the operator has asked the program to end
   */
  advance(count: number): void {
    this.reached(this.#done + count);
  }

  /**
   * Notes how much is done altogether: for work that may begin again.
   *
   * @throws OperatorError the operator has asked the program to end
   */
  reached(done: number): void {
    this.#done = done;
    const {stop, terminal, printError} = this.#operator;
    if (stop.aborted) {
      this.end();
      throw new OperatorError(`Stopped at ${this.#text()}. ${this.#counted.whenStopped}`);
    }
    const now = this.#now();
    if (now - this.#shownAt < (terminal ? redrawMs : lineMs)) return;
    this.#shownAt = now;
    if (terminal) terminal.write(`\r\u001b[K${this.#text()}`);
    else printError(this.#text());
    this.#drawn = true;
  }

  /** Takes the line off the terminal, so that what follows begins at the left. */
  end(): void {
    if (this.#drawn) this.#operator.terminal?.write('\r\u001b[K');
    this.#drawn = false;
  }

  #text(): string {
    const {unit, total} = this.#counted;
    if (!total) return `${this.#done} ${unit}`;
    return `${this.#done} of ${total} ${unit} (${Math.min(100, Math.floor((this.#done / total) * 100))} %)`;
  }
}

/** The methods of the storage that work page after page. */
type Paged =
  | 'auditEntries'
  | 'auditMarks'
  | 'auditCases'
  | 'auditPublications'
  | 'renewMarks'
  | 'personsNotEncryptedWith'
  | 'webhookSecrets';

/** The same storage, whose pages count as progress, by their rows. */
export function watched(storage: Storage, progress: Readonly<Partial<Record<Paged, Progress>>>): Storage {
  const watch = <K extends Paged>(name: K) => {
    const read = storage[name] as (...args: readonly unknown[]) => Promise<readonly unknown[] | {rows: number}>;
    return async (...args: readonly unknown[]) => {
      const page = await read(...args);
      progress[name]?.advance('rows' in page ? page.rows : page.length);
      return page;
    };
  };
  const names = Object.keys(progress) as Paged[];
  return {...storage, ...Object.fromEntries(names.map(name => [name, watch(name)]))};
}

/** Waits for work that cannot be counted, or for the operator who asks the program to end. */
export async function orStopped<T>({stop}: Operator, work: Promise<T>, whenStopped: string): Promise<T> {
  let end = () => {};
  const stopped = new Promise<never>((_, reject) => {
    end = () => reject(new OperatorError(`Stopped. ${whenStopped}`));
    if (stop.aborted) end();
    stop.addEventListener('abort', end, {once: true});
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    stop.removeEventListener('abort', end);
  }
}
