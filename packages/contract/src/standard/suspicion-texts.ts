import {wording, type Localized} from './localized.ts';

/** What each rule of suspicion is called, and what a person reads who has to decide. */
export const suspicionRuleTexts = {
  burst_device: {
    name: wording('同一评价器集中评价', '同一評價器集中評價', 'Burst from one device'),
    meaning: wording(
      '同一评价器在短时间内提交了大量评价。',
      '同一評價器在短時間內送出了大量評價。',
      'Many ratings came from one device in a short time.',
    ),
  },
  burst_rater: {
    name: wording('同一来源集中评价', '同一來源集中評價', 'Burst from one source'),
    meaning: wording(
      '同一网络来源在短时间内提交了大量评价。',
      '同一網路來源在短時間內送出了大量評價。',
      'Many ratings came from one network address in a short time.',
    ),
  },
  burst_point: {
    name: wording('同一窗口集中评价', '同一窗口集中評價', 'Burst at one window'),
    meaning: wording(
      '同一窗口的服务在短时间内收到大量评价。',
      '同一窗口的服務在短時間內收到大量評價。',
      'Many ratings of services at one window came in a short time.',
    ),
  },
  window_series: {
    name: wording('窗口评价器连续评价', '窗口評價器連續評價', 'Series at the device of a window'),
    meaning: wording(
      '窗口自身的评价器在数秒间隔内连续提交评价。',
      '窗口自身的評價器在數秒間隔內連續送出評價。',
      "The window's own device sent ratings within seconds of each other.",
    ),
  },
  same_comment: {
    name: wording('评价内容雷同', '評價內容雷同', 'Identical comments'),
    meaning: wording(
      '同一机构收到多条内容相同的评价（不计空格和标点）。',
      '同一機構收到多則內容相同的評價（不計空格和標點）。',
      'Several ratings of one institution carry the same comment, blanks and punctuation aside.',
    ),
  },
  before_service: {
    name: wording('评价早于服务', '評價早於服務', 'Rated before the service'),
    meaning: wording(
      '收到评价的时间早于登记的服务时间。',
      '收到評價的時間早於登記的服務時間。',
      'The rating arrived before the time at which the service is said to have happened.',
    ),
  },
  at_once: {
    name: wording('邀请后立即评价', '邀請後立即評價', 'Rated the moment it was invited'),
    meaning: wording(
      '发出邀请后立刻收到评价，间隔短于阅读所需的时间。',
      '發出邀請後立刻收到評價，間隔短於閱讀所需的時間。',
      'The rating arrived sooner after its invitation than anybody can read the question.',
    ),
  },
  device_clock: {
    name: wording('评价器时间异常', '評價器時間異常', 'Impossible time of pressing'),
    meaning: wording(
      '评价器记录的提交时间晚于收到评价的时间，或早于发出邀请的时间。',
      '評價器記錄的送出時間晚於收到評價的時間，或早於發出邀請的時間。',
      'By the clock of the device the rating was sent after it had arrived, or before it was invited.',
    ),
  },
} as const satisfies Record<string, {readonly name: Localized; readonly meaning: Localized}>;

/** Words of the decisions. */
export const suspicionDecisionNames = {
  dismissed: wording('排除疑点', '排除疑點', 'Nothing in it'),
  review: wording('转入复核', '轉入複核', 'Sent to review'),
} as const satisfies Record<'dismissed' | 'review', Localized>;
