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

const isElder = ({theme}: Condition): boolean => theme === 'elder';
/** Both the browser and WeChat are set to large text: three times the usual size. */
const isThreefold = ({font, wechat}: Condition): boolean => (font * wechat) / 100 >= 240;

/** An entry that fails nowhere any more fails the test: take it out. */
export const knownFailures: readonly KnownFailure[] = [
  {
    element: 'gov-rating-receipt',
    measure: 'target 60',
    at: ['gov-rating-receipt a', 'gov-rating-receipt summary'],
    when: isElder,
    why: {
      'zh-CN': '查询页面的长辈版里，“详细信息”和“拨打 12345”高 51，不到 60',
      en: 'In the version for the elderly of the page of progress, the details and the telephone link are 51 high, not 60',
    },
  },
  {
    element: 'gov-rating',
    measure: 'target 60',
    at: ['gov-rating [part=return]'],
    when: isElder,
    why: {
      'zh-CN': '评价完成后长辈版的“返回”高 57，不到 60',
      en: 'In the version for the elderly, the way back after rating is 57 high, not 60',
    },
  },
  {
    element: 'gov-rating-receipt',
    measure: 'sideways',
    at: ['gov-rating-receipt span'],
    scenes: ['receipt/Loading'],
    why: {
      'zh-CN': '正在加载时，占位的灰条在最大字号下比屏幕宽',
      en: 'While progress is loaded, the placeholders are wider than the screen at the largest text',
    },
  },
  {
    element: 'gov-rating-board',
    measure: 'sideways',
    when: isThreefold,
    isBeyond: true,
    why: {
      'zh-CN': '浏览器和微信的字号都调到最大时，公示表格比屏幕宽',
      en: 'With both the browser and WeChat set to the largest text, tables of results are wider than the screen',
    },
  },
  {
    element: 'gov-rating-board',
    measure: 'cut',
    at: ['gov-rating-board text'],
    when: ({font, wechat}) => font * wechat > 10_000,
    why: {
      'zh-CN': '公示图表的刻度数字在大字号下超出图的边',
      en: 'With large text the figures at the axes of charts of results leave their place',
    },
  },
  {
    element: 'gov-rating-board',
    measure: 'cut',
    at: ['gov-rating-board p'],
    when: isThreefold,
    isBeyond: true,
    why: {
      'zh-CN': '浏览器和微信的字号都调大时，公式超出方框几个像素',
      en: 'With both the browser and WeChat set to large text, a formula leaves its box by a few pixels',
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
export const knownGaps: readonly KnownGap[] = [
  {
    clause: 'app 1.1',
    why: {
      'zh-CN': '网页自己不能切换到长辈版',
      en: 'The pages themselves cannot be switched to the version for the elderly',
    },
  },
  {
    clause: 'app 3.1',
    why: {'zh-CN': '还没有“长辈版”入口', en: 'There is no entrance to the version for the elderly yet'},
  },
  {
    clause: 'web Reading aloud',
    why: {'zh-CN': '只能朗读评价表的一部分', en: 'Only a part of the form is read aloud'},
  },
];
