import {fact, unknownFact} from './fact.ts';
import {
  minimumSampleNotSeen,
  nationalChannels,
  nationalCommentMaxLength,
  defaultPersonRetention,
  defaultOwnWords,
  defaultRetention,
  scoreWeightsNotSeen,
  nationalHotline,
  staffNoticeNotSeen,
} from './national-facts.ts';
import type {Profile} from './profile.ts';

const rules = '税务系统 "好差评" rules, Nov 2020, as reported';
const notSeen = `not seen in ${rules}`;

/**
 * The tax system, rules of November 2020: bad ratings verified and rectified within seven days.
 *
 * Which nodes can be rated was not seen; both are offered (derived).
 */
export const tax: Profile = {
  id: 'tax',
  name: {'zh-CN': '税务系统', 'zh-TW': '稅務系統', en: 'Tax system'},
  catalogueVersion: 'v2',
  nodes: ['accepted', 'completed'],
  channelCodes: nationalChannels,
  points: unknownFact(notSeen),
  defaultRating: unknownFact(notSeen),
  ratingWindowDays: unknownFact(notSeen),
  supplement: unknownFact(notSeen),
  commentMaxLength: nationalCommentMaxLength,
  deadlines: {
    contact: unknownFact(`${notSeen}; the 7 日 cover verification and rectification together`),
    answer: fact(
      {days: 7, dayKind: 'natural'},
      'single',
      `${rules}: verified and rectified within 7 日; which kind of day is not said, read as natural`,
    ),
    followUp: unknownFact(notSeen),
    extension: unknownFact(notSeen),
    review: unknownFact(notSeen),
    appeal: unknownFact(notSeen),
  },
  followUpRate: fact(1, 'sure', `国办发〔2019〕51号; ${rules}, say the same`),
  retentionMonths: defaultRetention,
  ownWords: defaultOwnWords,
  personDays: defaultPersonRetention,
  scoreWeights: scoreWeightsNotSeen,
  minimumSample: minimumSampleNotSeen,
  staffNotice: staffNoticeNotSeen,
  hotline: nationalHotline,
};
