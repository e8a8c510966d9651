import type {RatingForm} from '@gov-rating/contract';
import {levels, type Level} from '@gov-rating/sdk/core';

/** What a person has filled in and not yet sent. */
export interface Filled {
  readonly level: Level | '';
  readonly tags: readonly string[];
  readonly comment: string;
}

const nameOf = (token: string) => `gov-rating ${token}`;

/**
 * Keeps what is filled in, or forgets it, in the storage of the tab: it survives a reload and ends with the tab. Where
 * a page may not store anything, nothing happens.
 */
export function keepDraft(token: string, filled?: Filled): void {
  try {
    if (filled) {
      const {level, tags, comment} = filled;
      // Codes in one text: old libraries write arrays in a way of their own.
      sessionStorage.setItem(nameOf(token), JSON.stringify({level, tags: tags.join(), comment}));
    } else sessionStorage.removeItem(nameOf(token));
  } catch {
    // A sandboxed frame, or storage that is full: the rating can be sent all the same.
  }
}

/** What was kept for an invitation, as far as its form still offers it; nothing where nothing was kept. */
export function keptDraft(token: string, form: RatingForm): Partial<Filled> {
  try {
    const {level, tags, comment} = JSON.parse(sessionStorage.getItem(nameOf(token)) as string);
    const codes = `${tags}`.split(',');
    if (!levels.includes(level)) return {};
    return {
      level,
      tags: form.tags.filter(tag => tag.level === level && codes.includes(tag.code)).map(({code}) => code),
      comment: `${comment}`,
    };
  } catch {
    return {};
  }
}
