/**
 * Vue 3.3 and later: types of the elements in templates. Generated from custom-elements.json.
 *
 * @example
 * ```ts
 * import type {GovRatingProps} from '@gov-rating/elements/vue';
 *
 * // In a component: <gov-rating v-bind="rating" @gov-rating-received="close" />
 * export const rating: GovRatingProps = {variant: 'faces', theme: 'elder'};
 * ```
 */
import type {EmitFn, HTMLAttributes, VNodeProps} from 'vue';
import type {
  GovRatingBoardElement,
  GovRatingCommentElement,
  GovRatingDeskElement,
  GovRatingElement,
  GovRatingNoticeChangedDetail,
  GovRatingOrderChangedDetail,
  GovRatingReceiptElement,
  GovRatingReceivedDetail,
  GovRatingRefusedDetail,
  GovRatingReviewDecidedDetail,
  GovRatingScaleElement,
  GovRatingSupplementedDetail,
  GovRatingSuspicionSettledDetail,
  GovRatingTagsElement,
  GovRatingUnavailableDetail,
} from '@gov-rating/elements';

type Heard<Happened extends Event, Element extends EventTarget> = Happened & {readonly currentTarget: Element};
type Custom<Element extends HTMLElement, Props, Events> = new () => Element & {
  /** For the type checker of templates only; it is not there at run time. */
  $props: Omit<HTMLAttributes, keyof Props> & VNodeProps & Props;
  /** For the type checker of templates only; it is not there at run time. */
  $emit: EmitFn<Events>;
};

/** What `<gov-rating>` takes. */
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
  receiptPage?: GovRatingElement['receiptPage'] | undefined;
  /** Whether a button offers to speak what is rated, the question and the levels. */
  readAloud?: GovRatingElement['readAloud'] | undefined;
  /** Whether many people use this device: nothing is then written to its storage. */
  sharedDevice?: GovRatingElement['sharedDevice'] | undefined;
  /** Talks to the server instead of the built-in client. */
  client?: GovRatingElement['client'] | undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages?: GovRatingElement['messages'] | undefined;
}
/** What `<gov-rating>` tells. */
export interface GovRatingEvents {
  /** the server has stored the rating */
  'gov-rating-received': (event: Heard<CustomEvent<GovRatingReceivedDetail>, GovRatingElement>) => void;
  /** no connection; the rating is kept and will be sent */
  'gov-rating-kept': (event: Heard<CustomEvent<null>, GovRatingElement>) => void;
  /** the rating was not taken or could not be delivered */
  'gov-rating-refused': (event: Heard<CustomEvent<GovRatingRefusedDetail>, GovRatingElement>) => void;
  /** there is nothing to fill in, and why */
  'gov-rating-unavailable': (event: Heard<CustomEvent<GovRatingUnavailableDetail>, GovRatingElement>) => void;
}

/** What `<gov-rating-board>` takes. */
export interface GovRatingBoardProps {
  /** Base URL of the server; without it the folder that the script came from. */
  endpoint?: GovRatingBoardElement['endpoint'] | undefined;
  /** Results of this institution and all below it, by 统一社会信用代码. */
  institutionCode?: GovRatingBoardElement['institutionCode'] | undefined;
  /** Results of this area and all below it, by 行政区划代码. */
  areaCode?: GovRatingBoardElement['areaCode'] | undefined;
  /** Live results of `2026`, `2026-10`, the last `30d` (days) or `12m` (months); empty means all. */
  period?: GovRatingBoardElement['period'] | undefined;
  /** First day of live results, YYYY-MM-DD in Beijing; wins over `period`. */
  from?: GovRatingBoardElement['from'] | undefined;
  /** Last day of live results, YYYY-MM-DD in Beijing; wins over `period`. */
  to?: GovRatingBoardElement['to'] | undefined;
  /** How live results are taken apart; `institution` brings the ranking. Items and channels show numbers, not levels. */
  groupBy?: GovRatingBoardElement['groupBy'] | undefined;
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
  /** Talks to the server instead of the built-in client. */
  client?: GovRatingBoardElement['client'] | undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages?: GovRatingBoardElement['messages'] | undefined;
}
/** What `<gov-rating-board>` tells. */
export interface GovRatingBoardEvents {}

/** What `<gov-rating-comment>` takes. */
export interface GovRatingCommentProps {
  /** without it the person's settings count */
  theme?: 'light' | 'dark' | 'contrast' | 'elder' | 'inherit' | undefined;
  /** Most characters (Unicode, not UTF-16 units), 150 unless told otherwise. */
  maxLength?: GovRatingCommentElement['maxLength'] | undefined;
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
  required?: GovRatingCommentElement['required'] | undefined;
  /** Whether the control takes no input. */
  disabled?: GovRatingCommentElement['disabled'] | undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages?: GovRatingCommentElement['messages'] | undefined;
}
/** What `<gov-rating-comment>` tells. */
export interface GovRatingCommentEvents {
  /** the person typed; the event does not carry what */
  input: (event: Heard<Event, GovRatingCommentElement>) => void;
  /** the person left the field after typing */
  change: (event: Heard<Event, GovRatingCommentElement>) => void;
  /** asked whether a form may be sent, it may not; a cancelled one shows nothing of it */
  invalid: (event: Heard<Event, GovRatingCommentElement>) => void;
}

/** What `<gov-rating-desk>` takes. */
export interface GovRatingDeskProps {
  /** Base URL of the server; without it the folder that the script came from. */
  endpoint?: GovRatingDeskElement['endpoint'] | undefined;
  /** The heading; empty means the words of the catalogue. */
  label?: GovRatingDeskElement['label'] | undefined;
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  lang?: GovRatingDeskElement['lang'] | undefined;
  /** Empty and `auto` follow the person's settings. */
  theme?: GovRatingDeskElement['theme'] | undefined;
  /** Gives the access token of the person who has signed in; asked before every call, never stored. */
  token?: GovRatingDeskElement['token'] | undefined;
  /** Talks to the server instead of the built-in client. */
  client?: GovRatingDeskElement['client'] | undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages?: GovRatingDeskElement['messages'] | undefined;
}
/** What `<gov-rating-desk>` tells. */
export interface GovRatingDeskEvents {
  /** a step was taken here */
  'gov-rating-order-changed': (event: Heard<CustomEvent<GovRatingOrderChangedDetail>, GovRatingDeskElement>) => void;
  /** a mark was settled here */
  'gov-rating-suspicion-settled': (
    event: Heard<CustomEvent<GovRatingSuspicionSettledDetail>, GovRatingDeskElement>,
  ) => void;
  /** a notice was answered or closed here */
  'gov-rating-notice-changed': (event: Heard<CustomEvent<GovRatingNoticeChangedDetail>, GovRatingDeskElement>) => void;
  /** a review without an order was decided here */
  'gov-rating-review-decided': (event: Heard<CustomEvent<GovRatingReviewDecidedDetail>, GovRatingDeskElement>) => void;
  /** the server does not take the token; sign in, then call `refresh`; once a token */
  'gov-rating-unauthorized': (event: Heard<CustomEvent<null>, GovRatingDeskElement>) => void;
}

/** What `<gov-rating-receipt>` takes. */
export interface GovRatingReceiptProps {
  /** Base URL of the server; without it the folder that the script came from. */
  endpoint?: GovRatingReceiptElement['endpoint'] | undefined;
  /** Number of the receipt; without it the one behind `#receipt=` in the page's address, else the person types one. */
  receipt?: GovRatingReceiptElement['receipt'] | undefined;
  /** Token of the invitation by which the rating came, for the supplement; without it the one behind `#invitation=`. */
  token?: GovRatingReceiptElement['token'] | undefined;
  /** Public keys of the evidence log, such as `ed25519:…`, separated by blanks; without any the one that the log names itself is taken, and the person told so. */
  evidenceKey?: GovRatingReceiptElement['evidenceKey'] | undefined;
  /** The heading; empty means the words of the catalogue. */
  label?: GovRatingReceiptElement['label'] | undefined;
  /** BCP 47 tag; without it the nearest `lang` of the page counts, then the browser's. */
  lang?: GovRatingReceiptElement['lang'] | undefined;
  /** Empty and `auto` follow the person's settings. */
  theme?: GovRatingReceiptElement['theme'] | undefined;
  /** `large` makes text and targets a quarter larger. */
  size?: GovRatingReceiptElement['size'] | undefined;
  /** Talks to the server instead of the built-in client. */
  client?: GovRatingReceiptElement['client'] | undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages?: GovRatingReceiptElement['messages'] | undefined;
}
/** What `<gov-rating-receipt>` tells. */
export interface GovRatingReceiptEvents {
  /** the server has stored the supplement */
  'gov-rating-supplemented': (event: Heard<CustomEvent<GovRatingSupplementedDetail>, GovRatingReceiptElement>) => void;
}

/** What `<gov-rating-scale>` takes. */
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
  required?: GovRatingScaleElement['required'] | undefined;
  /** Whether the control takes no input. */
  disabled?: GovRatingScaleElement['disabled'] | undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages?: GovRatingScaleElement['messages'] | undefined;
}
/** What `<gov-rating-scale>` tells. */
export interface GovRatingScaleEvents {
  /** the person chose a level; read it from `value` */
  change: (event: Heard<Event, GovRatingScaleElement>) => void;
  /** asked whether a form may be sent, it may not; a cancelled one shows nothing of it */
  invalid: (event: Heard<Event, GovRatingScaleElement>) => void;
}

/** What `<gov-rating-tags>` takes. */
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
  required?: GovRatingTagsElement['required'] | undefined;
  /** Whether the control takes no input. */
  disabled?: GovRatingTagsElement['disabled'] | undefined;
  /** Codes of the chosen tags of the level; each level has its own, and comes back with what was chosen for it. */
  value?: GovRatingTagsElement['value'] | undefined;
  /** The catalogue to choose from, as an invitation or the standard brings it. */
  choices?: GovRatingTagsElement['choices'] | undefined;
  /** Sentences to use instead of those of the catalogue. */
  messages?: GovRatingTagsElement['messages'] | undefined;
}
/** What `<gov-rating-tags>` tells. */
export interface GovRatingTagsEvents {
  /** the person chose or dropped a tag; read all from `value` */
  change: (event: Heard<Event, GovRatingTagsElement>) => void;
  /** asked whether a form may be sent, it may not; a cancelled one shows nothing of it */
  invalid: (event: Heard<Event, GovRatingTagsElement>) => void;
}

declare module 'vue' {
  interface GlobalComponents {
    'gov-rating': Custom<GovRatingElement, GovRatingProps, GovRatingEvents>;
    'gov-rating-board': Custom<GovRatingBoardElement, GovRatingBoardProps, GovRatingBoardEvents>;
    'gov-rating-comment': Custom<GovRatingCommentElement, GovRatingCommentProps, GovRatingCommentEvents>;
    'gov-rating-desk': Custom<GovRatingDeskElement, GovRatingDeskProps, GovRatingDeskEvents>;
    'gov-rating-receipt': Custom<GovRatingReceiptElement, GovRatingReceiptProps, GovRatingReceiptEvents>;
    'gov-rating-scale': Custom<GovRatingScaleElement, GovRatingScaleProps, GovRatingScaleEvents>;
    'gov-rating-tags': Custom<GovRatingTagsElement, GovRatingTagsProps, GovRatingTagsEvents>;
  }
}
