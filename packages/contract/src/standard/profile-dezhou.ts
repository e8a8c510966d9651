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

const notSeen = 'not seen in 德州 "好差评" rules or in 鲁政办发〔2020〕10号, as reported';

/**
 * Dezhou, Shandong: bad ratings rectified and answered within five working days.
 *
 * Which nodes can be rated was not seen; both are offered (derived).
 */
export const dezhou: Profile = {
  id: 'dezhou',
  name: {'zh-CN': '德州市', 'zh-TW': '德州市', en: 'Dezhou'},
  catalogueVersion: 'v2',
  nodes: ['accepted', 'completed'],
  channelCodes: nationalChannels,
  points: unknownFact(notSeen),
  defaultRating: unknownFact(notSeen),
  ratingWindowDays: unknownFact(
    `${notSeen}; Shandong lets people rate later within 5 工作日 of the service (single), which is not natural days`,
  ),
  supplement: unknownFact(notSeen),
  commentMaxLength: nationalCommentMaxLength,
  deadlines: {
    contact: unknownFact('德州 "好差评" rules, as reported: 第一时间, without a number'),
    answer: fact({days: 5, dayKind: 'working'}, 'likely', '德州 "好差评" rules, as reported: 整改反馈 within 5 工作日'),
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
