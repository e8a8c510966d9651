import {fact, unknownFact} from './fact.ts';
import {
  minimumSampleNotSeen,
  nationalChannels,
  nationalCommentMaxLength,
  nationalFollowUpRate,
  defaultPersonRetention,
  defaultOwnWords,
  defaultRetention,
  scoreWeightsNotSeen,
  nationalHotline,
  staffNoticeNotSeen,
} from './national-facts.ts';
import type {Profile} from './profile.ts';

const notSeen = 'not seen in 广西 "好差评" rules, as reported';

/**
 * Guangxi: without a rating within seven natural days, 非常满意 is recorded.
 *
 * A 承诺件 is rated at least twice and a 即办件 once (single), hence both nodes.
 */
export const guangxi: Profile = {
  id: 'guangxi',
  name: {'zh-CN': '广西壮族自治区', 'zh-TW': '廣西壯族自治區', en: 'Guangxi'},
  catalogueVersion: 'v2',
  nodes: ['accepted', 'completed'],
  channelCodes: nationalChannels,
  points: fact(
    {very_satisfied: 10, satisfied: 8, basically_satisfied: 6, dissatisfied: 3, very_dissatisfied: 0},
    'likely',
    '广西 and 梧州 "好差评" rules, as reported',
  ),
  defaultRating: fact(
    {enabled: true, days: 7, dayKind: 'natural', level: 'very_satisfied', counted: false},
    'derived',
    '广西 "好差评" rules, as reported: 7自然日, then 默认"非常满意", likely; whether defaults are counted was not seen, ' +
      'left out by our choice',
  ),
  ratingWindowDays: unknownFact(notSeen),
  supplement: unknownFact(notSeen),
  commentMaxLength: nationalCommentMaxLength,
  deadlines: {
    contact: unknownFact(notSeen),
    answer: unknownFact(notSeen),
    followUp: unknownFact(notSeen),
    extension: unknownFact(notSeen),
    review: unknownFact(notSeen),
    appeal: unknownFact(notSeen),
  },
  followUpRate: nationalFollowUpRate,
  retentionMonths: defaultRetention,
  ownWords: defaultOwnWords,
  personDays: defaultPersonRetention,
  scoreWeights: scoreWeightsNotSeen,
  minimumSample: minimumSampleNotSeen,
  staffNotice: staffNoticeNotSeen,
  hotline: nationalHotline,
};
