/** What a drill says: a line for each check, and how many passed. */
export class Report {
  readonly #print: (line: string) => void;
  #passed = 0;
  #failed = 0;
  readonly #missing: string[] = [];

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  get passed(): number {
    return this.#passed;
  }

  get failed(): number {
    return this.#failed;
  }

  /** What could not be tried here, each with the reason. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  /** Runs a check, which throws when it fails and may say more in a few words. */
  async check(name: string, work: () => Promise<string | undefined | void>): Promise<boolean> {
    try {
      const more = await work();
      this.#passed++;
      this.#print(`✔ ${name}${more ? `: ${more}` : ''}`);
      return true;
    } catch (error) {
      this.#failed++;
      this.#print(
        `✖ ${name}: ${error instanceof Error ? [error.message, ...(error.cause ? [String(error.cause)] : [])].join(': ') : String(error)}`,
      );
      return false;
    }
  }

  /** Says visibly what was not tried. */
  leftOut(name: string, why: string): void {
    this.#missing.push(name);
    this.#print(`– ${name}: not tried, ${why}`);
  }

  /** A fact that is no check. */
  note(line: string): void {
    this.#print(`  ${line}`);
  }

  /** The last line, which says all in numbers. */
  get line(): string {
    return `${this.#passed} passed, ${this.#failed} failed`;
  }
}

/** @throws Error with the sentence, unless the condition holds */
export function demand(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}
