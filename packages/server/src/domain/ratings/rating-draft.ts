import {catalogueV2, draftFaults, type DraftRules, type ParsedInput, type Profile} from '@gov-rating/contract';
import type {FieldError} from '../problems/problem.ts';
import {isChannelInUse} from './channel.ts';

/** The settings that a draft is checked against. */
interface DraftSettings {
  /** In Unicode characters. */
  readonly commentMaxLength: number;
  readonly profile: Profile;
}

/** The settings by which ratings of this deployment are checked. */
export const draftRules = ({commentMaxLength}: Pick<DraftSettings, 'commentMaxLength'>): DraftRules => ({
  tags: catalogueV2.tags,
  commentMaxLength,
});

/** Everything wrong with a rating whose fields are well formed. */
export function draftErrors(draft: ParsedInput<'submitRating'>, settings: DraftSettings): FieldError[] {
  const errors: FieldError[] = draftFaults(draft, draftRules(settings));
  if (!isChannelInUse(draft.channel, settings.profile)) errors.push({code: 'channel_not_allowed', field: 'channel'});
  return errors;
}

/**
 * What makes two submissions the same: level, tags in any order, comment and channel. The device's clock is left out,
 * because a second try may carry a second time.
 */
export function comparedContent({level, tags, comment, channel}: ParsedInput<'submitRating'>): string {
  return JSON.stringify([level, tags.toSorted(), comment, channel]);
}
