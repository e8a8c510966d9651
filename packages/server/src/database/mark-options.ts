import {rowMarks, type RowMarks} from '../domain/evidence/row-marks.ts';

/** How rows that become evidence are marked. */
export interface MarkOptions {
  /**
   * Secrets that the marks are made with, at least 16 bytes each: the first makes them, the others are earlier ones whose
   * marks are still accepted. All processes over one database need the same. Without any, marks are made with a secret of
   * this process: what waits to be sealed when it ends can then be sealed by no other.
   */
  readonly markSecrets?: readonly Uint8Array[] | undefined;
}

/** The marks that a storage makes and checks. */
export function marksOf({markSecrets = []}: MarkOptions): RowMarks {
  const [newest = crypto.getRandomValues(new Uint8Array(32)), ...earlier] = markSecrets;
  return rowMarks([newest, ...earlier]);
}
