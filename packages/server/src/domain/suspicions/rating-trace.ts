import {countCharacters, isBad, suspicionRules, type Channel, type Level} from '@gov-rating/contract';

/**
 * A keyed hash (HMAC-SHA256) of a text: equal texts have equal hashes, and without the secret of the deployment a text
 * cannot be found by trying.
 */
export type KeyedHash = (
  kind:
    | 'source'
    | 'comment'
    | 'limit'
    | 'person'
    | 'receipt'
    | 'address'
    | 'settings'
    | 'device'
    | 'rater'
    | 'served'
    | 'code',
  text: string,
) => Promise<string>;

/**
 * The least number of characters to compare: shorter comments are alike by nature. Praise comes in set phrases, such as
 * 服务态度好，办事效率高. Bad ratings are fewer and their texts are the rater's own; one text under all bad ratings, such as
 * 办事效率不高, was seen in practice.
 */
const leastCharacters = {good: 16, bad: 4};

/** What is compared of a comment: letters and digits alone, in one width and case; null when too little is left. */
export function comparable(comment: string, level: Level): string | null {
  const letters = comment
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return countCharacters(letters) < leastCharacters[isBad(level) ? 'bad' : 'good'] ? null : letters;
}

/** What is known about the origin of a rating. */
export interface Origin {
  readonly channel: Channel;
  readonly level: Level;
  readonly comment: string;
  readonly deviceId: string | undefined;
  /** The network address, where the transport knows it. */
  readonly address: string | undefined;
  /** The day in Asia/Shanghai. */
  readonly day: string;
}

/**
 * What is stored for a limited time so that ratings can be compared. An address is hashed together with the day, so
 * that a rater cannot be followed from one day to the next, and only for channels where one address is one rater.
 */
export async function toTrace(origin: Origin, keyedHash: KeyedHash): Promise<Trace> {
  const {channel, level, comment, deviceId, address, day} = origin;
  const channels: readonly Channel[] = suspicionRules.burst_rater.channels;
  const compared = comparable(comment, level);
  return {
    deviceId: deviceId ?? null,
    sourceRef:
      address === undefined || !channels.includes(channel) ? null : await keyedHash('source', `${day} ${address}`),
    commentHash: compared === null ? null : await keyedHash('comment', compared),
  };
}

/** What a rating is compared by: pseudonyms and hashes only, stored no longer than the rules look back. */
export interface Trace {
  /** As the device names itself. */
  readonly deviceId: string | null;
  /** Keyed hash of network address and day. */
  readonly sourceRef: string | null;
  /** Keyed hash of the comment. */
  readonly commentHash: string | null;
}
