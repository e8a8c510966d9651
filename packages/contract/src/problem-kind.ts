import {wording, type Localized} from './standard/localized.ts';

/**
 * One reason to refuse. `retry`: can the same request succeed later without being changed?
 * An outbox keeps what may be retried and gives up on the rest.
 */
export interface ProblemKind {
  readonly status: number;
  readonly retry: boolean;
  readonly message: Localized;
}

/** Makes a kind of the sentence in every language. */
export const kind = (status: number, zhCN: string, zhTW: string, en: string, retry = false): ProblemKind => ({
  status,
  retry,
  message: wording(zhCN, zhTW, en),
});
