import {levels, type Level} from '@gov-rating/contract/standard';
import type {MiniProgramStorage} from '../wechat/storage-store.ts';

/** What a person has filled in and not sent. */
export interface Input {
  readonly level: Level | '';
  readonly reasons: Partial<Record<Level, readonly string[]>>;
  readonly comment: string;
}

/** One invitation's input, as it is stored. */
interface Kept extends Input {
  /** Which invitation, without its token. */
  readonly of: string;
  /** When it was written last, in milliseconds since the epoch. */
  readonly at: number;
}

/** How many invitations' input is kept; the one that was written longest ago makes room. */
export const mostKept = 5;

/** How long input is kept, in milliseconds: an invitation lives longer, what somebody began to say is not left lying about. */
export const keptMs = 7 * 86_400_000;

/** More characters than any comment may have, in UTF-16 code units; what is longer is not kept. */
const longestComment = 4000;

const name = 'gov-rating-input';

/**
 * Says which invitation it is and nothing of its token: 53 bits (cyrb53, public domain) of a text with more than 150. A mini-program has no
 * hash of the platform, and this one need not withstand anybody, because the token itself is not to be guessed.
 */
export function markOf(token: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < token.length; at++) {
    const unit = token.charCodeAt(at);
    one = Math.imul(one ^ unit, 2_654_435_761);
    two = Math.imul(two ^ unit, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return ((two & 0x1fffff) * 0x1_0000_0000 + (one >>> 0)).toString(36);
}

/** Input that is not sent yet, kept while the page is left; a phone that stores nothing goes on without. */
export interface KeptInput {
  /** What was filled in for an invitation; undefined for nothing, and for what is too old or none of ours. */
  read(token: string): Input | undefined;
  write(token: string, input: Input): void;
  forget(token: string): void;
}

/**
 * Keeps input in the storage of a mini-program, for at most {@link mostKept} invitations and {@link keptMs}.
 *
 * @param storage `wx`.
 * @param now Milliseconds since the epoch.
 */
export function keptInput(storage: MiniProgramStorage, now: () => number = () => Date.now()): KeptInput {
  const young = (): readonly Kept[] => {
    try {
      const stored = storage.getStorageSync(name);
      return (Array.isArray(stored) ? (stored as Kept[]) : []).filter(({at}) => at <= now() && now() - at < keptMs);
    } catch {
      return [];
    }
  };
  const replace = (token: string, input?: Input) => {
    const of = markOf(token);
    const others = young().filter(kept => kept.of !== of);
    try {
      storage.setStorageSync(name, [...others, ...(input ? [{of, at: now(), ...input}] : [])].slice(-mostKept));
    } catch {
      // The storage is full: the rating can still be sent.
    }
  };
  return {
    read(token) {
      const of = markOf(token);
      const kept = young().find(one => one.of === of);
      const level = levels.find(one => one === kept?.level);
      return kept && level && {level, reasons: Object(kept.reasons) as Kept['reasons'], comment: `${kept.comment}`};
    },
    write: (token, input) => replace(token, input.comment.length > longestComment ? {...input, comment: ''} : input),
    forget: token => replace(token),
  };
}
