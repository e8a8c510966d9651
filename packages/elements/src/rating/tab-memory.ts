import type {RatingDraft, RatingForm, Receipt} from '@gov-rating/contract/types';
import {levels, type Level} from '@gov-rating/sdk/core';

/** Input that has not been sent yet. */
export interface Filled {
  readonly level: Level | '';
  readonly tags: readonly string[];
  readonly comment: string;
}

/** The numbers of a received rating, and the key of its receipt. */
export interface Numbers {
  readonly receiptNumber: string;
  readonly receiptKey: string | null;
  readonly orderNumber: string | null;
  /** Who looks into a bad rating; not stored, because it is said once. */
  readonly handling?: Receipt['handling'];
}

/** A rating on its way, under the key that every attempt has. */
interface Sent {
  readonly key: string;
  readonly draft: RatingDraft;
  readonly attempts: number;
}

const nameOf = (token: string) => `gov-rating ${token}`;

/**
 * Stores one value of an invitation in `sessionStorage`, or removes it: it survives a reload and ends with the tab.
 * Does nothing where the page has no storage.
 */
export function keep(token: string, thing?: object): void {
  try {
    if (thing) sessionStorage.setItem(nameOf(token), JSON.stringify(thing));
    else sessionStorage.removeItem(nameOf(token));
  } catch {
    // A sandboxed frame, or a full storage: the rating can still be sent.
  }
}

/** Returns the stored value of an invitation; empty when there is no value. */
function kept(token: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(sessionStorage.getItem(nameOf(token)) as string)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Removes everything that is stored of an invitation. */
export const forget = (token: string): void => keep(token);

/** Returns the stored input of an invitation, limited to what its form still offers; empty when nothing is stored. */
export function keptDraft(token: string, form: RatingForm): Partial<Filled> {
  const {level, tags, comment} = kept(token);
  const known = levels.find(name => name === level);
  if (!known) return {};
  const codes = `${tags}`.split(',');
  return {
    level: known,
    tags: form.tags.filter(tag => tag.level === known && codes.includes(tag.code)).map(({code}) => code),
    comment: `${comment}`,
  };
}

/** Returns the rating that this tab began to send and has no end of; undefined without one. */
export function keptSent(token: string): Sent | undefined {
  const {key, tags, ...draft} = kept(token);
  if (typeof key !== 'string') return undefined;
  return {key, draft: {...draft, tags: `${tags}`.split(',').filter(Boolean)} as unknown as RatingDraft, attempts: 0};
}
