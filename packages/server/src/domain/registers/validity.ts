/** A span of days in Asia/Shanghai; null: no end is known. */
export interface Validity {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Whether something is valid on a day. The first and the last day belong to the span. */
export const isValidOn = ({validFrom, validTo}: Validity, day: string): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);

/** Whether a span ends before it begins. */
export const isReversed = ({validFrom, validTo}: Validity): boolean => validTo !== null && validTo < validFrom;
