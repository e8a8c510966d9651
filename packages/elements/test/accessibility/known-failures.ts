import type {Said} from './clauses.ts';
import type {Condition} from './conditions.ts';
import type {Measure} from './measures.ts';

/** Something that fails and is known to: where, under which conditions, and why it still does. */
export interface KnownFailure {
  /** The tag of the element; `page` for the server's own pages. */
  readonly element: string;
  readonly measure: Measure;
  /** The places, as the measure names them; any, if not said. */
  readonly at?: readonly string[];
  /** The scenes; any, if not said. */
  readonly scenes?: readonly string[];
  /** The conditions; any, if not said. */
  readonly when?: (condition: Condition) => boolean;
  /** Whether no norm asks for it, such as text set to twice its size both in the browser and in WeChat: no clause fails by it. */
  readonly isBeyond?: true;
  /** Why it still fails, for those who read the statement of accessibility. */
  readonly why: Said;
}

/** An entry that fails nowhere any more fails the test: take it out. */
export const knownFailures: readonly KnownFailure[] = [
  {
    element: 'gov-rating-receipt',
    measure: 'lang',
    at: ['gov-rating-receipt [part=error]', 'gov-rating-receipt p'],
    isBeyond: true,
    why: {
      'zh-CN': '出错以后才换语言时，已经显示的句子仍是中文',
      en: 'A sentence that was shown before the page changed its language stays Chinese',
    },
  },
  {
    element: 'gov-rating-board',
    measure: 'lang',
    at: ['gov-rating-board [part=title]'],
    isBeyond: true,
    why: {
      'zh-CN': '网页作者自己写的标题用网页的语言',
      en: 'A heading that the author of the page wrote is in the language of the page',
    },
  },
  {
    element: 'gov-rating-my',
    measure: 'lang',
    at: ['gov-rating-my [part=error]', 'gov-rating-my p.note'],
    isBeyond: true,
    why: {
      'zh-CN': '出错以后才换语言时，已经显示的句子仍是中文',
      en: 'A sentence that was shown before the page changed its language stays Chinese',
    },
  },
];

/** A clause that is not met for a reason that no measure sees. */
export interface KnownGap {
  /** Norm and number as in `clauses.ts`, such as `app 3.1`; for a clause without a number its English name. */
  readonly clause: string;
  readonly why: Said;
}

/** Clauses that are not met; the statement of accessibility names each with its reason. */
export const knownGaps: readonly KnownGap[] = [];
