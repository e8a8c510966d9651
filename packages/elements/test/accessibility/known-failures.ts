import type {Condition} from './conditions.ts';
import type {Measure} from './measures.ts';

/** Something that fails and is known to: where, under which conditions, and why it still does. */
export interface KnownFailure {
  /** The tag of the element, or the path of the page. */
  readonly element: string;
  readonly measure: Measure;
  /** The places, as the measure names them; any, if not said. */
  readonly at?: readonly string[];
  /** The scenes; any, if not said. */
  readonly scenes?: readonly string[];
  /** The conditions; any, if not said. */
  readonly when?: (condition: Condition) => boolean;
  readonly why: string;
}

/** An entry that fails nowhere any more fails the test: take it out. */
export const knownFailures: readonly KnownFailure[] = [];
