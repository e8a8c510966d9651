import {problems, type Localized, type OrderState, type ProblemCode} from '@gov-rating/contract';

/** One thing wrong with the input: a problem code and the field it concerns, as a dotted path. */
export interface FieldError {
  readonly code: ProblemCode;
  readonly field: string;
  /** Where it is in a file, both counted from 1. */
  readonly line?: number;
  readonly column?: number;
  /** What is wrong in this case, where that says more than the sentence of the code. */
  readonly messages?: Localized;
  /** What the field may be, where only a few values are possible. */
  readonly allowed?: readonly string[];
}

/** What a refusal may carry besides its code. */
export interface ProblemDetails {
  readonly fieldErrors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** A second sentence for the caller, with the details of this case. */
  readonly addition?: Localized;
  readonly cause?: unknown;
  /** State and version of the order, when a step came too late or is not possible. */
  readonly current?: {readonly state: OrderState; readonly version: number};
}

/** A refusal. Routes throw it with a code of the contract; `problem-response.ts` turns it into a response. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly fieldErrors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  readonly addition: Localized | undefined;
  readonly current: ProblemDetails['current'];

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(problems[code].message.en, {cause: details.cause});
    this.code = code;
    this.fieldErrors = details.fieldErrors ?? [];
    this.headers = details.headers ?? {};
    this.addition = details.addition;
    this.current = details.current;
  }
}

/** A problem of one field; its code is that of the field error. */
export const fieldProblem = (field: string, code: ProblemCode): Problem =>
  new Problem(code, {fieldErrors: [{field, code}]});
