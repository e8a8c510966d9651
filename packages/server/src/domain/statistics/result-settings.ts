import type {Profile, ProfileId} from '@gov-rating/contract';

/** The weight of each dimension in the score, in percent; together 100. */
export interface ScoreWeights {
  readonly matter: number;
  readonly window: number;
}

/** What a deployment decides about results, because no source gives it. */
export interface ResultSettings {
  /** Null: no score. */
  readonly scoreWeights: ScoreWeights | null;
  /** With fewer ratings an institution is listed without a place. */
  readonly minimumSample: number;
  /** Combinations with fewer ratings are not shown by level. */
  readonly minimumCell: number;
}

/** The settings that the rules of results are made from. */
export interface ResultRuleSettings {
  readonly profileId: ProfileId;
  readonly profile: Profile;
  readonly results: ResultSettings;
}
