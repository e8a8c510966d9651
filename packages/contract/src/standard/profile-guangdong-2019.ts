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

const articlesNotSeen =
  'articles of 粤办函〔2020〕21号, 粤政数〔2020〕11号 and GDZW 0059—2022 were not seen; city rules that cite them show no number';

/**
 * Guangdong, with the default rule of the 2019 trial measures; the profile that ships as the default.
 *
 * The nodes 受理 and 办结 come from the manual of the Guangdong hall evaluator bridge (likely). No deadline of the
 * province is known.
 */
export const guangdong2019: Profile = {
  id: 'guangdong-2019',
  name: {
    'zh-CN': '广东省（2019年试行办法）',
    'zh-TW': '廣東省（2019年試行辦法）',
    en: 'Guangdong (trial measures of 2019)',
  },
  catalogueVersion: 'v2',
  nodes: ['accepted', 'completed'],
  channelCodes: nationalChannels,
  points: fact(
    {very_satisfied: 10, satisfied: 8, basically_satisfied: 6, dissatisfied: 3, very_dissatisfied: 0},
    'likely',
    '10-point scale of the province: sure by its monthly figures; the table is that of 汕尾 工作方案 2020, sure there, ' +
      'likely the same in the province; the plain mean does not reproduce the published provincial mean',
  ),
  defaultRating: fact(
    {enabled: true, days: 7, dayKind: 'natural', level: 'basically_satisfied', counted: false},
    'likely',
    '7自然日 and 基本满意: 《广东省政务服务"好差评"管理办法(试行)》, 2019, as reported, sure; counted in Jan 2020 ' +
      '(77% of valid ratings), no longer created or no longer counted in the monthly figures from Jan 2021 at the latest, ' +
      'likely; whether the 2019 rule was repealed is unknown',
  ),
  ratingWindowDays: unknownFact(articlesNotSeen),
  supplement: unknownFact(articlesNotSeen),
  commentMaxLength: nationalCommentMaxLength,
  deadlines: {
    contact: unknownFact(articlesNotSeen),
    answer: unknownFact(articlesNotSeen),
    followUp: unknownFact(articlesNotSeen),
    extension: unknownFact(articlesNotSeen),
    review: unknownFact(articlesNotSeen),
    appeal: unknownFact(articlesNotSeen),
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
