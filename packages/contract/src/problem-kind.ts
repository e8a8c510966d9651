import {wording, type Localized} from './standard/localized.ts';

/**
 * One reason to refuse. `retry`: can the same request succeed later, unchanged?
 * An outbox keeps what may be retried and drops the rest.
 */
export interface ProblemKind {
  readonly status: number;
  readonly retry: boolean;
  readonly message: Localized;
}

/** A kind from its HTTP status and its sentence in every language. */
export const kind = (status: number, zhCN: string, zhTW: string, en: string, retry = false): ProblemKind => ({
  status,
  retry,
  message: wording(zhCN, zhTW, en),
});
