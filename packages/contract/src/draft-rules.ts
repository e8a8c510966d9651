import {isBad, type Level} from './standard/levels.ts';

/** What a rater has filled in, before it is sent. */
export interface Draft {
  readonly level: Level;
  /** Tag codes of the catalogue in use. */
  readonly tags: readonly string[];
  readonly comment: string;
}

/** The rules that a draft is checked against. */
export interface DraftRules {
  readonly tags: readonly {readonly code: string; readonly level: Level}[];
  /** In Unicode characters (code points), not UTF-16 units. */
  readonly commentMaxLength: number;
}

/** One error of a draft: a problem code and the field that it concerns. */
export interface DraftFault {
  readonly code:
    'unknown_tag' | 'tag_of_another_level' | 'reason_required' | 'comment_too_long' | 'text_not_well_formed';
  readonly field: 'tags' | 'comment';
}

/** Counts Unicode characters (code points): an emoji outside the basic plane is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * True when a text can be stored and shown everywhere: no lone surrogates, no control characters (C0, C1) except tab and
 * line breaks, no noncharacters. NUL would end the text in some databases, a lone surrogate has no UTF-8 form.
 */
export function isStorableText(text: string): boolean {
  return !/[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/u.test(text);
}

/** A text as every server can store it: line breaks become line feeds, other characters that are not storable are left out. */
export function storableText(text: unknown): string {
  const lines = String(text ?? '').replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n');
  return isStorableText(lines) ? lines : [...lines].filter(isStorableText).join('');
}

/** True when a text shows nothing: empty, white space, or invisible characters such as zero-width spaces. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/**
 * True when the rule for bad ratings is kept: 不满意 and 非常不满意 need at least one tag or a comment that is not blank;
 * the other levels may be sent bare. Source: 《广东省政务服务"好差评"管理办法》 as reported in 2019, and the interfaces of
 * Shandong and Xi'an.
 */
export function hasReason({level, tags, comment}: Draft): boolean {
  return !isBad(level) || tags.length > 0 || !isBlank(comment);
}

/**
 * Every error of a draft; empty when it may be sent. The page and the server use this same function.
 *
 * @example
 * ```ts
 * import {draftFaults} from '@gov-rating/contract/draft-rules';
 *
 * const draft = {level: 'dissatisfied', tags: [], comment: ''} as const;
 * draftFaults(draft, {tags: [], commentMaxLength: 500}); // [{code: 'reason_required', field: 'tags'}]
 * ```
 */
export function draftFaults(draft: Draft, rules: DraftRules): DraftFault[] {
  const faults: DraftFault[] = [];
  const levelOf = new Map(rules.tags.map(tag => [tag.code, tag.level]));
  if (draft.tags.some(code => !levelOf.has(code))) faults.push({code: 'unknown_tag', field: 'tags'});
  else if (draft.tags.some(code => levelOf.get(code) !== draft.level))
    faults.push({code: 'tag_of_another_level', field: 'tags'});
  if (!isStorableText(draft.comment)) faults.push({code: 'text_not_well_formed', field: 'comment'});
  else if (countCharacters(draft.comment) > rules.commentMaxLength)
    faults.push({code: 'comment_too_long', field: 'comment'});
  if (!hasReason(draft)) faults.push({code: 'reason_required', field: 'tags'});
  return faults;
}
