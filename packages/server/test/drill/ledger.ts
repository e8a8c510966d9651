/** A rating as the database holds it. */
export interface StoredRating {
  readonly serviceId: string;
  readonly idempotencyKey: string | null;
  readonly receiptNumber: string;
}

/** What callers have received, compared with what the database holds. */
export interface Balance {
  /** How many raters have a receipt. */
  readonly receipts: number;
  /** Receipts that the database does not hold. */
  readonly lost: number;
  /** Services rated twice, and keys with two receipts. */
  readonly doubled: number;
}

/** Notes every receipt that a caller has received. */
export class Ledger {
  readonly #received = new Map<string, Set<string>>();

  /** How many raters have a receipt. */
  get receipts(): number {
    return this.#received.size;
  }

  /** All receipts. */
  get numbers(): string[] {
    return [...this.#received.values()].flatMap(numbers => [...numbers]);
  }

  note(key: string, receiptNumber: string): void {
    const numbers = this.#received.get(key) ?? new Set();
    this.#received.set(key, numbers.add(receiptNumber));
  }

  compare(stored: readonly StoredRating[]): Balance {
    const kept = new Set(stored.map(({receiptNumber}) => receiptNumber));
    const received = [...this.#received.values()];
    const lost = this.numbers.filter(number => !kept.has(number)).length;
    const twice = received.filter(numbers => numbers.size > 1).length;
    return {
      receipts: received.length,
      lost,
      doubled: twice + repeats(stored.map(row => row.serviceId)) + repeats(stored.map(row => row.idempotencyKey)),
    };
  }
}

const repeats = (values: readonly (string | null)[]): number => values.length - new Set(values).size;

/** The sums of several balances. */
export const sum = (balances: readonly Balance[]): Balance =>
  balances.reduce(
    (one, other) => ({
      receipts: one.receipts + other.receipts,
      lost: one.lost + other.lost,
      doubled: one.doubled + other.doubled,
    }),
    {receipts: 0, lost: 0, doubled: 0},
  );
