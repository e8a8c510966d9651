import {nationalChannelCodes} from './channels.ts';
import {fact, unknownFact} from './fact.ts';
import {
  minimumSampleNotSeen,
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

const rules = '浙江 "好差评" rules of 2019, as reported';
const notSeen = `not seen in ${rules}`;

/**
 * Zhejiang, rules of 2019: call back within a day, answer within fifteen, one supplement.
 *
 * The nodes follow `affairStatus` of the offline report, 1 收件 and 2 办结 (single).
 */
export const zhejiang2019: Profile = {
  id: 'zhejiang-2019',
  name: {'zh-CN': '浙江省（2019年规则）', 'zh-TW': '浙江省（2019年規則）', en: 'Zhejiang (rules of 2019)'},
  catalogueVersion: 'v2',
  nodes: ['accepted', 'completed'],
  channelCodes: fact(
    {...nationalChannelCodes, sms: 6, system_default: 7},
    'likely',
    'public client of the Zhejiang offline report; 1–5 national and sure, 6 短信 and 7 系统默认评价 likely',
  ),
  points: unknownFact(notSeen),
  defaultRating: unknownFact(
    `${notSeen}; default ratings exist, as channel 7 shows, but neither days nor level were seen`,
  ),
  ratingWindowDays: unknownFact(notSeen),
  supplement: fact({allowed: true}, 'single', `${rules}: one 追评 after rectification`),
  commentMaxLength: nationalCommentMaxLength,
  deadlines: {
    contact: fact(
      {days: 1, dayKind: 'natural'},
      'single',
      `${rules}: 回访 within 1 日; which kind of day is not said, read as natural`,
    ),
    answer: fact(
      {days: 15, dayKind: 'natural'},
      'single',
      `${rules}: answer within 15 日; which kind of day is not said, read as natural`,
    ),
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
