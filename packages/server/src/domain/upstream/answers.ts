import type {AnswerRules} from './platform.ts';

/** A message to a platform above. */
export interface UpstreamMessage {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** An answer to a message. */
export interface UpstreamAnswer {
  readonly status: number;
  /** At most {@link mostRead} bytes; undefined when there were more. */
  readonly body: Uint8Array | undefined;
  /** In seconds. */
  readonly retryAfter: number | undefined;
}

/** The answer, or a short reason why there was none. */
export type UpstreamReply = UpstreamAnswer | {readonly failure: string; readonly status?: undefined};

/** Sends one message; never rejects. */
export type SendUpstream = (message: UpstreamMessage) => Promise<UpstreamReply>;

/** How many bytes of an answer are read. */
export const mostRead = 65_536;

/** How long a platform may take for an answer, in milliseconds. */
export const upstreamTimeoutMs = 15_000;

/** Code and words of an answer, as the dialect finds them. */
export interface ReadAnswer {
  readonly code: string;
  readonly words: string;
}

/** What an answer means for the record that was sent. */
export type Verdict =
  | {readonly outcome: 'accepted' | 'duplicate'; readonly status: number}
  | {readonly outcome: 'token_expired'; readonly status: number}
  | {readonly outcome: 'retry'; readonly failure: string; readonly status: number | null; readonly retryAfter?: number}
  | {readonly outcome: 'refused'; readonly status: number; readonly words: string};

/**
 * The one rule by which an answer is judged. Only a code of success, or the platform's word that it has the record already,
 * counts as delivered. What is no answer of the dialect (an empty body, a page of a gateway, a code of success under a
 * status of failure) leads to another attempt, and an answer with any other code is a refusal.
 *
 * @param read What the dialect has found in the body; undefined when it is no answer of the dialect.
 */
export function judge(reply: UpstreamReply, read: ReadAnswer | undefined, rules: AnswerRules): Verdict {
  if (reply.status === undefined) return {outcome: 'retry', failure: reply.failure, status: null};
  const {status} = reply;
  const again = (failure: string): Verdict => ({
    ...{outcome: 'retry', failure, status},
    ...(reply.retryAfter !== undefined && {retryAfter: reply.retryAfter}),
  });
  if (status === 401 || status === 403) return {outcome: 'token_expired', status};
  if (read && saysDuplicate(read, rules)) return {outcome: 'duplicate', status};
  if (status < 200 || (status >= 300 && status < 400) || status >= 500 || [408, 425, 429].includes(status))
    return again('status');
  if (!read) return again('no_answer');
  if (rules.success.includes(read.code)) return status < 300 ? {outcome: 'accepted', status} : again('status');
  if (rules.tokenExpired.includes(read.code)) return {outcome: 'token_expired', status};
  if (rules.retry.includes(read.code)) return again('asked_to_retry');
  return {outcome: 'refused', status, words: `${read.code} ${read.words}`};
}

const saysDuplicate = ({code, words}: ReadAnswer, {duplicateCodes, duplicateWords}: AnswerRules): boolean =>
  duplicateCodes.includes(code) || duplicateWords.some(said => words.includes(said));

/** How many characters of a platform's words are kept. */
const longestWords = 200;

/** The words of a platform in one line, without what they repeat of a person and a comment, and cut. */
export function keptWords(words: string, hidden: readonly (string | undefined)[]): string {
  const plain = hidden.reduce<string>(
    (text, secret) => (secret === undefined || secret === '' ? text : text.replaceAll(secret, '***')),
    words,
  );

  const line = plain.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ').trim();
  return Array.from(line.replace(/[\ud800-\udfff]/gu, '\ufffd'))
    .slice(0, longestWords)
    .join('');
}

const seconds = 1000;
const firstWaitMs = 30 * seconds;
const longestWaitMs = 3600 * seconds;
const longestAskedMs = 24 * 3600 * seconds;

/**
 * How long to wait after `attempts` attempts without an answer, in milliseconds: doubled each time, up to an hour, for as long
 * as it takes, because a rating is never given up. A quarter is taken off or added at random, so that what failed together does
 * not come back together. A platform that names a time (`Retry-After`, in seconds) is not called earlier, but after a day.
 */
export function waitMs(attempts: number, chance: number, retryAfter = 0): number {
  const own = Math.min(firstWaitMs * 2 ** Math.min(attempts - 1, 10), longestWaitMs) * (0.75 + chance / 2);
  return Math.max(own, Math.min(retryAfter * seconds, longestAskedMs));
}
