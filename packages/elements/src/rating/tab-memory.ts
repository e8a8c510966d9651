import type {RatingForm} from '@gov-rating/contract';
import {levels, type Level} from '@gov-rating/sdk/core';

/** What a person has filled in and not yet sent. */
export interface Filled {
  readonly level: Level | '';
  readonly tags: readonly string[];
  readonly comment: string;
}

/** The numbers of a rating that was received. */
export interface Numbers {
  readonly receiptNumber: string;
  readonly orderNumber: string | null;
}

const nameOf = (token: string) => `gov-rating ${token}`;

/**
 * Keeps one thing about an invitation in the storage of the tab, or forgets it: it survives a reload and ends with the
 * tab. Where a page may not store anything, nothing happens.
 */
export function keep(token: string, thing?: object): void {
  try {
    if (thing) sessionStorage.setItem(nameOf(token), JSON.stringify(thing));
    else sessionStorage.removeItem(nameOf(token));
  } catch {
    // A sandboxed frame, or storage that is full: the rating can be sent all the same.
  }
}

/** What was kept about an invitation; empty where nothing was kept. */
function kept(token: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(sessionStorage.getItem(nameOf(token)) as string)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Forgets everything about an invitation. */
export const forget = (token: string): void => keep(token);

/** What was filled in for an invitation, as far as its form still offers it; empty where nothing was kept. */
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

/** The numbers of the rating that this tab has sent with an invitation; undefined where it has sent none. */
export function keptNumbers(token: string): Numbers | undefined {
  const {receiptNumber, orderNumber} = kept(token);
  return typeof receiptNumber === 'string' ? {receiptNumber, orderNumber: orderNumber as string | null} : undefined;
}
