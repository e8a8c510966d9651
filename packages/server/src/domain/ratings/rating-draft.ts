import {catalogueV2, draftFaults, type Channel, type DraftRules, type ParsedInput} from '@gov-rating/contract';
import type {FieldError} from '../problems/problem.ts';

/** The settings that a draft is checked against. */
interface DraftSettings {
  /** In Unicode characters. */
  readonly commentMaxLength: number;
}

/** The settings by which ratings of this deployment are checked. */
export const draftRules = ({commentMaxLength}: DraftSettings): DraftRules => ({
  tags: catalogueV2.tags,
  commentMaxLength,
});

/** Everything wrong with a rating whose fields are well formed, but for its channel, which others decide. */
export const draftErrors = (draft: Parameters<typeof draftFaults>[0], settings: DraftSettings): FieldError[] =>
  draftFaults(draft, draftRules(settings));

/** What is compared of a rating: its channel is the one that it got. */
interface ComparedDraft extends Pick<ParsedInput<'submitRating'>, 'level' | 'tags' | 'comment'> {
  readonly channel: Channel;
}

/**
 * What makes two submissions the same: level, tags in any order, comment and channel. The device's clock is left out,
 * because a second try may carry a second time.
 */
export function comparedContent({level, tags, comment, channel}: ComparedDraft): string {
  return JSON.stringify([level, tags.toSorted(), comment, channel]);
}
