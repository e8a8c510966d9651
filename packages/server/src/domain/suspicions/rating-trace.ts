import {countCharacters, isBad, suspicionRules, type Channel, type Level} from '@gov-rating/contract';

/**
 * Makes a keyed hash (HMAC-SHA256) of a text of some kind: equal texts can be recognised, and nobody who lacks this
 * deployment's secret can find out the text by trying.
 */
export type KeyedHash = (kind: 'source' | 'comment', text: string) => Promise<string>;

/**
 * Shorter comments are alike by nature. Praise comes in set phrases, such as 服务态度好，办事效率高; few people give a bad
 * rating, and what they write is their own: one text under all bad ratings, such as 办事效率不高, was seen in the field.
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

/** What is known of where a rating came from. */
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
 * What is kept for a while so that ratings can be compared. An address is kept as a fingerprint together with its day, so
 * that nobody can follow a rater from one day to the next, and only for channels where one address is one rater.
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

/** By what a rating can be compared with others: pseudonyms and hashes only, kept no longer than the rules look back. */
export interface Trace {
  /** As the device names itself. */
  readonly deviceId: string | null;
  /** Keyed hash of network address and day. */
  readonly sourceRef: string | null;
  /** Keyed hash of the comment. */
  readonly commentHash: string | null;
}
