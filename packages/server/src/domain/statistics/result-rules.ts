import {catalogueV2, type Level, type Localized, type ProfileId} from '@gov-rating/contract';
import type {ResultRuleSettings, ScoreWeights} from './result-settings.ts';

/** The numbers by which results are made; a publication carries its own, so that it can be made again later. */
export interface ResultRules {
  readonly profile: {readonly id: ProfileId; readonly name: Localized};
  /** Null where no source gives the points of the levels. */
  readonly points: Readonly<Record<Level, number>> | null;
  /** Whether default ratings count in means and rates. */
  readonly defaultsCounted: boolean;
  readonly scoreWeights: ScoreWeights | null;
  /** With fewer ratings an institution is listed without a place. */
  readonly minimumSample: number;
  /** No combination that fewer citizens rated is shown with its levels. */
  readonly minimumCell: number;
  /** The tags that speak of the service at the window; all others speak of the matter. */
  readonly windowTags: readonly string[];
}

/** The tags of the dimension 窗口服务 in the catalogue in use. */
export const windowTags: readonly string[] = catalogueV2.tags
  .filter(tag => tag.dimension === 'window')
  .map(tag => tag.code);

/** The rules of a region together with what its deployment has decided. */
export function toResultRules({profileId, profile, results}: ResultRuleSettings): ResultRules {
  return {
    profile: {id: profileId, name: profile.name},
    points: profile.points.value,
    defaultsCounted: profile.defaultRating.value?.counted === true,
    scoreWeights: results.scoreWeights,
    minimumSample: results.minimumSample,
    minimumCell: results.minimumCell,
    windowTags,
  };
}
