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

const measures = '深圳 "好差评" 实施办法, in force 1 May 2021, and city reports 2020–2024';
const notSeen = `not seen in ${measures}`;

/**
 * Shenzhen, measures in force since 1 May 2021.
 *
 * The nodes are those of Guangdong's hall interface (likely); the city adds that number and time of ratings depend on
 * the type of business (single).
 */
export const shenzhen2021: Profile = {
  id: 'shenzhen-2021',
  name: {'zh-CN': '深圳市（2021年办法）', 'zh-TW': '深圳市（2021年辦法）', en: 'Shenzhen (measures of 2021)'},
  catalogueVersion: 'v2',
  nodes: ['accepted', 'completed'],
  channelCodes: nationalChannels,
  points: fact(
    {very_satisfied: 10, satisfied: 8, basically_satisfied: 6, dissatisfied: 3, very_dissatisfied: 0},
    'derived',
    'taken from the province, whose table is itself likely that of 汕尾 工作方案 2020; no table of the city was seen',
  ),
  defaultRating: unknownFact(notSeen),
  ratingWindowDays: unknownFact(notSeen),
  supplement: unknownFact(notSeen),
  commentMaxLength: nationalCommentMaxLength,
  deadlines: {
    contact: fact({days: 3, dayKind: 'working'}, 'likely', `${measures}: contact and verification, 3 工作日`),
    answer: fact({days: 10, dayKind: 'working'}, 'likely', `${measures}: rectification of a 常规差评, 10 工作日`),
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
