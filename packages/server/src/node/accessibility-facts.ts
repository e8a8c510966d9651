/** The languages of the statement. */
export const statementLanguages = ['zh-CN', 'en'] as const;

/** A language of the statement. */
export type StatementLanguage = (typeof statementLanguages)[number];

/** A sentence in both languages. */
export type Said = Readonly<Record<StatementLanguage, string>>;

/** One clause of a norm, and whether it is met. */
export interface StatedClause {
  readonly norm: string;
  /** Empty where the number is not certain. */
  readonly number: string;
  readonly level?: 'A' | 'AA' | 'AAA';
  readonly name: Said;
  /** `met`: the tests find nothing; `open`: not met; `untried`: only people can tell, and none has; `none`: no subject here. */
  readonly status: 'met' | 'open' | 'untried' | 'none';
  /** The names of the tests. */
  readonly by: readonly string[];
  /** Why it is not met. */
  readonly open?: readonly Said[];
  /** Why it has no subject. */
  readonly none?: Said;
}

/** What the tests of a version have found. */
export interface AccessibilityReport {
  readonly version: string;
  /** How many states of the pages are measured, each under how many conditions. */
  readonly states: number;
  readonly conditions: number;
  readonly norms: Readonly<Record<string, Said>>;
  readonly tests: Readonly<Record<string, Said>>;
  readonly clauses: readonly StatedClause[];
}
