/**
 * React 18: types of the elements in JSX. Generated from custom-elements.json.
 *
 * @example
 * ```tsx
 * import '@gov-rating/elements/react-18';
 * import * as React from 'react';
 *
 * export const Rate = () => <gov-rating variant="faces" class="wide" />;
 * ```
 */
import type {ClassAttributes, HTMLAttributes} from 'react';
import type {
  GovRatingBoardElement,
  GovRatingCommentElement,
  GovRatingDeskElement,
  GovRatingElement,
  GovRatingReceiptElement,
  GovRatingScaleElement,
  GovRatingTagsElement,
} from '@gov-rating/elements';

type Props<Element extends HTMLElement, Own> = ClassAttributes<Element> &
  Omit<HTMLAttributes<Element>, keyof Own | 'className' | 'onChange'> &
  Own & {
    /** React 18 knows `className` on its own elements only. */
    class?: string | undefined;
  };

/** What `<gov-rating>` takes; properties and listeners go through a `ref`. */
export interface GovRatingProps {
  /** Base URL of the server, absolute or from `/` or `./` on; without it the folder that the script came from. */
  endpoint?: GovRatingElement['endpoint'] | undefined;
  /** The invitation's token; without it the one behind `#invitation=` in the page's address. */
  token?: GovRatingElement['token'] | undefined;
  /** What decorates the levels: `words` (nothing), `faces` or `stars`. */
  variant?: GovRatingElement['variant'] | undefined;
  /** Through which channel the person rates, as the standard names it. */
  channel?: GovRatingElement['channel'] | undefined;
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  lang?: GovRatingElement['lang'] | undefined;
  /** Empty and `auto` follow the person's settings. */
  theme?: GovRatingElement['theme'] | undefined;
  /** `compact` keeps levels in rows and margins small; `dialog` draws a button that opens everything in a dialog. */
  layout?: GovRatingElement['layout'] | undefined;
  /** `large` makes text and targets a quarter larger. */
  size?: GovRatingElement['size'] | undefined;
  /** Address of a page with `<gov-rating-receipt>`, linked after the receipt; without it the server's own, if it has one. */
  'receipt-page'?: GovRatingElement['receiptPage'] | undefined;
  /** Whether a button offers to speak what is rated, the question and the levels. */
  'read-aloud'?: '' | undefined;
  /** Whether many people use this device: nothing is then written to its storage. */
  'shared-device'?: '' | undefined;
}

/** What `<gov-rating-board>` takes; properties and listeners go through a `ref`. */
export interface GovRatingBoardProps {
  /** Base URL of the server; without it the folder that the script came from. */
  endpoint?: GovRatingBoardElement['endpoint'] | undefined;
  /** Results of this institution and all below it, by 统一社会信用代码. */
  'institution-code'?: GovRatingBoardElement['institutionCode'] | undefined;
  /** Results of this area and all below it, by 行政区划代码. */
  'area-code'?: GovRatingBoardElement['areaCode'] | undefined;
  /** Live results of `2026`, `2026-10`, the last `30d` (days) or `12m` (months); empty means all. */
  period?: GovRatingBoardElement['period'] | undefined;
  /** First day of live results, YYYY-MM-DD in Beijing; wins over `period`. */
  from?: GovRatingBoardElement['from'] | undefined;
  /** Last day of live results, YYYY-MM-DD in Beijing; wins over `period`. */
  to?: GovRatingBoardElement['to'] | undefined;
  /** How live results are taken apart; `institution` brings the ranking. Items and channels show numbers, not levels. */
  'group-by'?: GovRatingBoardElement['groupBy'] | undefined;
  /** The id of a publication, or `latest` for the newest of the area; empty means live results. */
  publication?: GovRatingBoardElement['publication'] | undefined;
  /** `table` begins with tables instead of charts. */
  view?: GovRatingBoardElement['view'] | undefined;
  /** The heading; empty means the words of the catalogue. */
  label?: GovRatingBoardElement['label'] | undefined;
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  lang?: GovRatingBoardElement['lang'] | undefined;
  /** Empty and `auto` follow the person's settings. */
  theme?: GovRatingBoardElement['theme'] | undefined;
}

/** What `<gov-rating-comment>` takes; properties and listeners go through a `ref`. */
export interface GovRatingCommentProps {
  /** without it the person's settings count */
  theme?: 'light' | 'dark' | 'contrast' | 'elder' | 'inherit' | undefined;
  /** Most characters (Unicode, not UTF-16 units), 150 unless told otherwise. */
  maxlength?: GovRatingCommentElement['maxLength'] | undefined;
  /** BCP 47 tag; without it the nearest `lang` of the page counts. */
  lang?: GovRatingCommentElement['lang'] | undefined;
  /** The name under which a form sends the value. */
  name?: GovRatingCommentElement['name'] | undefined;
  /** The question asked; empty means the words of the catalogue. */
  label?: GovRatingCommentElement['label'] | undefined;
  /** What the page has found wrong with the value, in words; shown at once. It holds no form back. */
  error?: GovRatingCommentElement['error'] | undefined;
  /** What was chosen or written. */
  value?: GovRatingCommentElement['value'] | undefined;
  /** Whether a form may not be sent without a value. */
  required?: '' | undefined;
  /** Whether the control takes no input. */
  disabled?: '' | undefined;
}

/** What `<gov-rating-desk>` takes; properties and listeners go through a `ref`. */
export interface GovRatingDeskProps {
  /** Base URL of the server; without it the folder that the script came from. */
  endpoint?: GovRatingDeskElement['endpoint'] | undefined;
  /** The heading; empty means the words of the catalogue. */
  label?: GovRatingDeskElement['label'] | undefined;
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  lang?: GovRatingDeskElement['lang'] | undefined;
  /** Empty and `auto` follow the person's settings. */
  theme?: GovRatingDeskElement['theme'] | undefined;
}

/** What `<gov-rating-receipt>` takes; properties and listeners go through a `ref`. */
export interface GovRatingReceiptProps {
  /** Base URL of the server; without it the folder that the script came from. */
  endpoint?: GovRatingReceiptElement['endpoint'] | undefined;
  /** Number of the receipt; without it the one behind `#receipt=` in the page's address, else the person types one. */
  receipt?: GovRatingReceiptElement['receipt'] | undefined;
  /** Token of the invitation by which the rating came, for the supplement; without it the one behind `#invitation=`. */
  token?: GovRatingReceiptElement['token'] | undefined;
  /** Public keys of the evidence log, such as `ed25519:…`, separated by blanks; without any the one that the log names itself is taken, and the person told so. */
  'evidence-key'?: GovRatingReceiptElement['evidenceKey'] | undefined;
  /** The heading; empty means the words of the catalogue. */
  label?: GovRatingReceiptElement['label'] | undefined;
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  lang?: GovRatingReceiptElement['lang'] | undefined;
  /** Empty and `auto` follow the person's settings. */
  theme?: GovRatingReceiptElement['theme'] | undefined;
  /** `large` makes text and targets a quarter larger. */
  size?: GovRatingReceiptElement['size'] | undefined;
}

/** What `<gov-rating-scale>` takes; properties and listeners go through a `ref`. */
export interface GovRatingScaleProps {
  /** without it the person's settings count */
  theme?: 'light' | 'dark' | 'contrast' | 'elder' | 'inherit' | undefined;
  /** keeps the levels in rows */
  layout?: 'compact' | undefined;
  /** What decorates the words: `words` (nothing), `faces` or `stars`. */
  variant?: GovRatingScaleElement['variant'] | undefined;
  /** BCP 47 tag; without it the nearest `lang` of the page counts. */
  lang?: GovRatingScaleElement['lang'] | undefined;
  /** The name under which a form sends the value. */
  name?: GovRatingScaleElement['name'] | undefined;
  /** The question asked; empty means the words of the catalogue. */
  label?: GovRatingScaleElement['label'] | undefined;
  /** What the page has found wrong with the value, in words; shown at once. It holds no form back. */
  error?: GovRatingScaleElement['error'] | undefined;
  /** What was chosen or written. */
  value?: GovRatingScaleElement['value'] | undefined;
  /** Whether a form may not be sent without a value. */
  required?: '' | undefined;
  /** Whether the control takes no input. */
  disabled?: '' | undefined;
}

/** What `<gov-rating-tags>` takes; properties and listeners go through a `ref`. */
export interface GovRatingTagsProps {
  /** without it the person's settings count */
  theme?: 'light' | 'dark' | 'contrast' | 'elder' | 'inherit' | undefined;
  /** The level whose tags are shown. */
  level?: GovRatingTagsElement['level'] | undefined;
  /** BCP 47 tag; without it the nearest `lang` of the page counts. */
  lang?: GovRatingTagsElement['lang'] | undefined;
  /** The name under which a form sends the value. */
  name?: GovRatingTagsElement['name'] | undefined;
  /** The question asked; empty means the words of the catalogue. */
  label?: GovRatingTagsElement['label'] | undefined;
  /** What the page has found wrong with the value, in words; shown at once. It holds no form back. */
  error?: GovRatingTagsElement['error'] | undefined;
  /** Whether a form may not be sent without a value. */
  required?: '' | undefined;
  /** Whether the control takes no input. */
  disabled?: '' | undefined;
}

declare global {
  namespace JSX {
    interface IntrinsicElements {
      'gov-rating': Props<GovRatingElement, GovRatingProps>;
      'gov-rating-board': Props<GovRatingBoardElement, GovRatingBoardProps>;
      'gov-rating-comment': Props<GovRatingCommentElement, GovRatingCommentProps>;
      'gov-rating-desk': Props<GovRatingDeskElement, GovRatingDeskProps>;
      'gov-rating-receipt': Props<GovRatingReceiptElement, GovRatingReceiptProps>;
      'gov-rating-scale': Props<GovRatingScaleElement, GovRatingScaleProps>;
      'gov-rating-tags': Props<GovRatingTagsElement, GovRatingTagsProps>;
    }
  }
}
