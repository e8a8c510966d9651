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
  /** Why it still fails, for those who read the statement of accessibility. */
  readonly why: Said;
}

/** An entry that fails nowhere any more fails the test: take it out. */
export const knownFailures: readonly KnownFailure[] = [];

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
