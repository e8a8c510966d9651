/**
 * React 19 and later: types of the elements in JSX. Generated from custom-elements.json.
 *
 * @example
 * ```tsx
 * import '@gov-rating/elements/react';
 * import * as React from 'react';
 *
 * export const Rate = () => <gov-rating variant="faces" ongov-rating-received={({detail}) => console.log(detail.receiptNumber)} />;
 * ```
 */
import type {ClassAttributes, HTMLAttributes} from 'react';
import type {
  GovRatingBoardElement,
  GovRatingCommentElement,
  GovRatingDeskElement,
  GovRatingElderDetail,
  GovRatingElement,
  GovRatingEvaluatorElement,
  GovRatingKioskElement,
  GovRatingKioskIdleDetail,
  GovRatingKioskRatedDetail,
  GovRatingKioskRefusedDetail,
  GovRatingMyElement,
  GovRatingNoticeChangedDetail,
  GovRatingOrderChangedDetail,
  GovRatingPromptEndedDetail,
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
type Props<Element extends HTMLElement, Own> = ClassAttributes<Element> &
  Omit<HTMLAttributes<Element>, keyof Own> &
  Own;

/** What `<gov-rating>` takes. */
export interface GovRatingProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingElement['endpoint'] | undefined;
  /** Token of the invitation; empty means the one behind `#invitation=` in the page's URL. */
  token?: GovRatingElement['token'] | undefined;
  /** The decoration of the levels: `words` (none), `faces` or `stars`. */
  variant?: GovRatingElement['variant'] | undefined;
  /** How the person came to this page, on an open link; an invitation with a channel decides by itself. */
  channel?: GovRatingElement['channel'] | undefined;
  /** `compact` keeps levels in rows and margins small; `dialog` draws a button that opens everything in a dialog. */
  layout?: GovRatingElement['layout'] | undefined;
  /** `large` makes text and targets a quarter larger. */
  size?: GovRatingElement['size'] | undefined;
  /** URL of a page with `<gov-rating-receipt>`, linked after sending; empty means the server's own page, if there is one. */
  'receipt-page'?: GovRatingElement['receiptPage'] | undefined;
  /** The paper of the printer of this device: `a4`, or a roll of `80` or `58` mm. Empty: the person chooses, and a shared device prints nothing. */
  'print-width'?: GovRatingElement['printWidth'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  lang?: GovRatingElement['lang'] | undefined;
  /** The theme; empty and `auto` follow the system settings of the person; `elder` is `auto` in large print. */
  theme?: GovRatingElement['theme'] | undefined;
  /** Whether to begin in large print (长辈版), a size that goes with every theme; the person can switch it off. */
  elder?: boolean | undefined;
  /** `none` draws no switch for large print, on pages that have their own, which then sets `elder`. */
  'elder-switch'?: GovRatingElement['elderSwitch'] | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingElement['voiceManifest'] | undefined;
  /** Whether several people use this device; nothing is then written to its storage. */
  'shared-device'?: boolean | undefined;
  /** The client that replaces the built-in one, for example in tests. */
  client?: GovRatingElement['client'] | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingElement['messages'] | undefined;
  /** Telephone of the institution, such as `020-12345678`, for people who need help; what the server gives comes first. */
  helpPhone?: GovRatingElement['helpPhone'] | undefined;
  /** The general line, where the server gives none; empty means 12345. */
  hotline?: GovRatingElement['hotline'] | undefined;
  /** the server has stored the rating */
  'ongov-rating-received'?:
    ((event: Heard<CustomEvent<GovRatingReceivedDetail>, GovRatingElement>) => void) | undefined;
  /** there is no connection; the rating is kept on the device and sent later */
  'ongov-rating-kept'?: ((event: Heard<CustomEvent<null>, GovRatingElement>) => void) | undefined;
  /** the server refused the rating, or it could not be delivered */
  'ongov-rating-refused'?: ((event: Heard<CustomEvent<GovRatingRefusedDetail>, GovRatingElement>) => void) | undefined;
  /** there is no form to fill in; the detail says why */
  'ongov-rating-unavailable'?:
    ((event: Heard<CustomEvent<GovRatingUnavailableDetail>, GovRatingElement>) => void) | undefined;
  /** the person switched the large print (长辈版) on or off */
  'ongov-rating-elder'?: ((event: Heard<CustomEvent<GovRatingElderDetail>, GovRatingElement>) => void) | undefined;
}

/** What `<gov-rating-board>` takes. */
export interface GovRatingBoardProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingBoardElement['endpoint'] | undefined;
  /** Results of this institution and all below it, by 统一社会信用代码. */
  'institution-code'?: GovRatingBoardElement['institutionCode'] | undefined;
  /** Results of this area and all below it, by 行政区划代码. */
  'area-code'?: GovRatingBoardElement['areaCode'] | undefined;
  /** Period of live results: `2026`, `2026-10`, the last `30d` (days) or `12m` (months); empty means all. */
  period?: GovRatingBoardElement['period'] | undefined;
  /** First day of live results, YYYY-MM-DD in Beijing; takes precedence over `period`. */
  from?: GovRatingBoardElement['from'] | undefined;
  /** Last day of live results, YYYY-MM-DD in Beijing; takes precedence over `period`. */
  to?: GovRatingBoardElement['to'] | undefined;
  /** The dimension by which live results are grouped; `institution` shows the ranking. Items and channels show numbers, not levels. */
  'group-by'?: GovRatingBoardElement['groupBy'] | undefined;
  /** Id of a publication, or `latest` for the newest of the area; empty means live results. */
  publication?: GovRatingBoardElement['publication'] | undefined;
  /** `table` shows tables first, instead of charts. */
  view?: GovRatingBoardElement['view'] | undefined;
  /** The heading; empty means the text of the catalogue. */
  label?: GovRatingBoardElement['label'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  lang?: GovRatingBoardElement['lang'] | undefined;
  /** The theme; empty and `auto` follow the system settings of the person; `elder` is `auto` in large print. */
  theme?: GovRatingBoardElement['theme'] | undefined;
  /** Whether to begin in large print (长辈版), a size that goes with every theme; the person can switch it off. */
  elder?: boolean | undefined;
  /** `none` draws no switch for large print, on pages that have their own, which then sets `elder`. */
  'elder-switch'?: GovRatingBoardElement['elderSwitch'] | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingBoardElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingBoardElement['voiceManifest'] | undefined;
  /** Whether several people use this device; nothing is then written to its storage. */
  'shared-device'?: boolean | undefined;
  /** The client that replaces the built-in one, for example in tests. */
  client?: GovRatingBoardElement['client'] | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingBoardElement['messages'] | undefined;
  /** Telephone of the institution, such as `020-12345678`, for people who need help; what the server gives comes first. */
  helpPhone?: GovRatingBoardElement['helpPhone'] | undefined;
  /** The general line, where the server gives none; empty means 12345. */
  hotline?: GovRatingBoardElement['hotline'] | undefined;
  /** the person switched the large print (长辈版) on or off */
  'ongov-rating-elder'?: ((event: Heard<CustomEvent<GovRatingElderDetail>, GovRatingBoardElement>) => void) | undefined;
}

/** What `<gov-rating-comment>` takes. */
export interface GovRatingCommentProps {
  /** without it the system settings of the person apply */
  theme?: 'light' | 'dark' | 'contrast' | 'elder' | 'inherit' | undefined;
  /** The greatest number of characters (Unicode code points), 150 by default. */
  maxlength?: GovRatingCommentElement['maxLength'] | undefined;
  /** One more sentence below the field, after the notes on what not to write and how much. */
  notice?: GovRatingCommentElement['notice'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page. */
  lang?: GovRatingCommentElement['lang'] | undefined;
  /** The name under which a form sends the value. */
  name?: GovRatingCommentElement['name'] | undefined;
  /** The question; empty means the text of the catalogue. */
  label?: GovRatingCommentElement['label'] | undefined;
  /** An error text of the page, shown at once. It does not block a form. */
  error?: GovRatingCommentElement['error'] | undefined;
  /** The current value. */
  value?: GovRatingCommentElement['value'] | undefined;
  /** Whether a form needs a value to be submitted. */
  required?: boolean | undefined;
  /** Whether the control is disabled. */
  disabled?: boolean | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingCommentElement['messages'] | undefined;
}

/** What `<gov-rating-desk>` takes. */
export interface GovRatingDeskProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingDeskElement['endpoint'] | undefined;
  /** The heading; empty means the text of the catalogue. */
  label?: GovRatingDeskElement['label'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  lang?: GovRatingDeskElement['lang'] | undefined;
  /** The theme; empty and `auto` follow the system settings of the person. */
  theme?: GovRatingDeskElement['theme'] | undefined;
  /** Returns the access token of the signed-in person, or a promise of it. Called before every request; the token is never stored. */
  token?: GovRatingDeskElement['token'] | undefined;
  /** The client that replaces the built-in one, for example in tests. */
  client?: GovRatingDeskElement['client'] | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingDeskElement['messages'] | undefined;
  /** a step was taken here */
  'ongov-rating-order-changed'?:
    ((event: Heard<CustomEvent<GovRatingOrderChangedDetail>, GovRatingDeskElement>) => void) | undefined;
  /** a suspicion flag was settled here */
  'ongov-rating-suspicion-settled'?:
    ((event: Heard<CustomEvent<GovRatingSuspicionSettledDetail>, GovRatingDeskElement>) => void) | undefined;
  /** a notice was answered or closed here */
  'ongov-rating-notice-changed'?:
    ((event: Heard<CustomEvent<GovRatingNoticeChangedDetail>, GovRatingDeskElement>) => void) | undefined;
  /** a review without an order was decided here */
  'ongov-rating-review-decided'?:
    ((event: Heard<CustomEvent<GovRatingReviewDecidedDetail>, GovRatingDeskElement>) => void) | undefined;
  /** the server rejects the token; sign in, then call `refresh`; fired once for each token, and not a third time within a minute in which none was taken */
  'ongov-rating-unauthorized'?: ((event: Heard<CustomEvent<null>, GovRatingDeskElement>) => void) | undefined;
}

/** What `<gov-rating-evaluator>` takes. */
export interface GovRatingEvaluatorProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingEvaluatorElement['endpoint'] | undefined;
  /** Seconds after which an untouched form goes away without a rating; 0 means what the server says, usually 60. */
  countdown?: GovRatingEvaluatorElement['countdown'] | undefined;
  /** Whether the screen makes no sound. */
  mute?: boolean | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingEvaluatorElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingEvaluatorElement['voiceManifest'] | undefined;
  /** The decoration of the levels: `words` (none), `faces` or `stars`. */
  variant?: GovRatingEvaluatorElement['variant'] | undefined;
  /** BCP 47 tag of the language; empty means the one set for the device, then the nearest `lang` of the page. */
  lang?: GovRatingEvaluatorElement['lang'] | undefined;
  /** The theme; empty and `auto` follow the system settings. A device set to elder mode is large in every theme. */
  theme?: GovRatingEvaluatorElement['theme'] | undefined;
  /** Large print, as a size that goes with every theme; each person can switch it on and off for an own rating. */
  elder?: boolean | undefined;
  /** The device that replaces the built-in one, for example a program of the screen's maker. */
  device?: GovRatingEvaluatorElement['device'] | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingEvaluatorElement['messages'] | undefined;
  /** a prompt has ended, with a rating or without; never with which */
  'ongov-rating-prompt-ended'?:
    ((event: Heard<CustomEvent<GovRatingPromptEndedDetail>, GovRatingEvaluatorElement>) => void) | undefined;
}

/** What `<gov-rating-kiosk>` takes. */
export interface GovRatingKioskProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingKioskElement['endpoint'] | undefined;
  /** Seconds after which an untouched form goes away without a rating; 0 means what the server says, usually 60. */
  countdown?: GovRatingKioskElement['countdown'] | undefined;
  /** Whether the screen makes no sound. */
  mute?: boolean | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingKioskElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingKioskElement['voiceManifest'] | undefined;
  /** The decoration of the levels: `words` (none), `faces` or `stars`. */
  variant?: GovRatingKioskElement['variant'] | undefined;
  /** BCP 47 tag of the language; empty means the one set for the device, then the nearest `lang` of the page. */
  lang?: GovRatingKioskElement['lang'] | undefined;
  /** The theme; empty and `auto` follow the system settings. A device set to elder mode is large in every theme. */
  theme?: GovRatingKioskElement['theme'] | undefined;
  /** Large print, as a size that goes with every theme; each person can switch it on and off for an own rating. */
  elder?: boolean | undefined;
  /** The service to rate, as `collectDeviceRating` takes it. It is undefined again once the screen is free. */
  service?: GovRatingKioskElement['service'] | undefined;
  /** The device that replaces the built-in one, for example a program of the terminal's maker. */
  device?: GovRatingKioskElement['device'] | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingKioskElement['messages'] | undefined;
  /** a rating is stored on the terminal */
  'ongov-rating-kiosk-kept'?:
    ((event: Heard<CustomEvent<GovRatingKioskRatedDetail>, GovRatingKioskElement>) => void) | undefined;
  /** the server has a rating that was kept, perhaps days ago */
  'ongov-rating-kiosk-received'?:
    ((event: Heard<CustomEvent<GovRatingKioskRatedDetail>, GovRatingKioskElement>) => void) | undefined;
  /** the server refused a rating for good; it stays on the terminal */
  'ongov-rating-kiosk-refused'?:
    ((event: Heard<CustomEvent<GovRatingKioskRefusedDetail>, GovRatingKioskElement>) => void) | undefined;
  /** the screen is free for the next person, or a service could not be asked about */
  'ongov-rating-kiosk-idle'?:
    ((event: Heard<CustomEvent<GovRatingKioskIdleDetail>, GovRatingKioskElement>) => void) | undefined;
}

/** What `<gov-rating-my>` takes. */
export interface GovRatingMyProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingMyElement['endpoint'] | undefined;
  /** The heading; empty means the text of the catalogue. */
  label?: GovRatingMyElement['label'] | undefined;
  /** URL of the page on which the person logs in; empty shows no link to it. */
  'login-page'?: GovRatingMyElement['loginPage'] | undefined;
  /** URL of a page with `<gov-rating-receipt>`; empty shows no links to progress. */
  'receipt-page'?: GovRatingMyElement['receiptPage'] | undefined;
  /** Whether a person may prove by a one-time code which case is theirs; for servers that send codes. */
  codes?: boolean | undefined;
  /** Code of the institution whose cases are found by a code; empty lets the person choose, and suggests the one behind `#institution=` in the page's URL. */
  institution?: GovRatingMyElement['institution'] | undefined;
  /** `large` makes text and targets a quarter larger. */
  size?: GovRatingMyElement['size'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  lang?: GovRatingMyElement['lang'] | undefined;
  /** The theme; empty and `auto` follow the system settings of the person; `elder` is `auto` in large print. */
  theme?: GovRatingMyElement['theme'] | undefined;
  /** Whether to begin in large print (长辈版), a size that goes with every theme; the person can switch it off. */
  elder?: boolean | undefined;
  /** `none` draws no switch for large print, on pages that have their own, which then sets `elder`. */
  'elder-switch'?: GovRatingMyElement['elderSwitch'] | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingMyElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingMyElement['voiceManifest'] | undefined;
  /** Whether several people use this device; nothing is then written to its storage. */
  'shared-device'?: boolean | undefined;
  /** Returns a new assertion of the person, which the portal's own server has signed. Without it the one behind `#assertion=` in the page's URL is used, once; it is removed from the address and the history. */
  assertion?: GovRatingMyElement['assertion'] | undefined;
  /** The client of the lists that replaces the built-in one, for example in tests; with `codes` one without a session. */
  client?: GovRatingMyElement['client'] | undefined;
  /** The client of the rating that replaces the built-in one. */
  ratingClient?: GovRatingMyElement['ratingClient'] | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingMyElement['messages'] | undefined;
  /** Telephone of the institution, such as `020-12345678`, for people who need help; what the server gives comes first. */
  helpPhone?: GovRatingMyElement['helpPhone'] | undefined;
  /** The general line, where the server gives none; empty means 12345. */
  hotline?: GovRatingMyElement['hotline'] | undefined;
  /** the server has stored a rating */
  'ongov-rating-received'?:
    ((event: Heard<CustomEvent<GovRatingReceivedDetail>, GovRatingMyElement>) => void) | undefined;
  /** the person switched the large print (长辈版) on or off */
  'ongov-rating-elder'?: ((event: Heard<CustomEvent<GovRatingElderDetail>, GovRatingMyElement>) => void) | undefined;
}

/** What `<gov-rating-receipt>` takes. */
export interface GovRatingReceiptProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingReceiptElement['endpoint'] | undefined;
  /** Receipt number; empty means the one behind `#receipt=` in the page's URL, else the person is asked. */
  receipt?: GovRatingReceiptElement['receipt'] | undefined;
  /** Key of the receipt, for proof and supplement; empty means the one behind `&key=` in the page's URL. */
  'receipt-key'?: GovRatingReceiptElement['receiptKey'] | undefined;
  /** Public keys of the evidence log, such as `ed25519:…`, separated by spaces. Without a key the element uses the one in the log itself and says so. */
  'evidence-key'?: GovRatingReceiptElement['evidenceKey'] | undefined;
  /** The heading; empty means the text of the catalogue. */
  label?: GovRatingReceiptElement['label'] | undefined;
  /** URL of this page for its QR code; empty means its own address, without what is behind `?` and `#`. */
  'receipt-page'?: GovRatingReceiptElement['receiptPage'] | undefined;
  /** The paper of this device's printer: `a4`, or a roll of `80` or `58` mm. Empty: the person chooses; a shared device prints nothing. */
  'print-width'?: GovRatingReceiptElement['printWidth'] | undefined;
  /** `large` makes text and targets a quarter larger. */
  size?: GovRatingReceiptElement['size'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  lang?: GovRatingReceiptElement['lang'] | undefined;
  /** The theme; empty and `auto` follow the system settings of the person; `elder` is `auto` in large print. */
  theme?: GovRatingReceiptElement['theme'] | undefined;
  /** Whether to begin in large print (长辈版), a size that goes with every theme; the person can switch it off. */
  elder?: boolean | undefined;
  /** `none` draws no switch for large print, on pages that have their own, which then sets `elder`. */
  'elder-switch'?: GovRatingReceiptElement['elderSwitch'] | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingReceiptElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingReceiptElement['voiceManifest'] | undefined;
  /** Whether several people use this device; nothing is then written to its storage. */
  'shared-device'?: boolean | undefined;
  /** The client that replaces the built-in one, for example in tests. */
  client?: GovRatingReceiptElement['client'] | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingReceiptElement['messages'] | undefined;
  /** Telephone of the institution, such as `020-12345678`, for people who need help; what the server gives comes first. */
  helpPhone?: GovRatingReceiptElement['helpPhone'] | undefined;
  /** The general line, where the server gives none; empty means 12345. */
  hotline?: GovRatingReceiptElement['hotline'] | undefined;
  /** the server has stored the supplement */
  'ongov-rating-supplemented'?:
    ((event: Heard<CustomEvent<GovRatingSupplementedDetail>, GovRatingReceiptElement>) => void) | undefined;
  /** the person switched the large print (长辈版) on or off */
  'ongov-rating-elder'?:
    ((event: Heard<CustomEvent<GovRatingElderDetail>, GovRatingReceiptElement>) => void) | undefined;
}

/** What `<gov-rating-scale>` takes. */
export interface GovRatingScaleProps {
  /** without it the system settings of the person apply */
  theme?: 'light' | 'dark' | 'contrast' | 'elder' | 'inherit' | undefined;
  /** shows the levels in rows at any width */
  layout?: 'compact' | undefined;
  /** The decoration of the levels: `words` (none), `faces` or `stars`. */
  variant?: GovRatingScaleElement['variant'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page. */
  lang?: GovRatingScaleElement['lang'] | undefined;
  /** The name under which a form sends the value. */
  name?: GovRatingScaleElement['name'] | undefined;
  /** The question; empty means the text of the catalogue. */
  label?: GovRatingScaleElement['label'] | undefined;
  /** An error text of the page, shown at once. It does not block a form. */
  error?: GovRatingScaleElement['error'] | undefined;
  /** The current value. */
  value?: GovRatingScaleElement['value'] | undefined;
  /** Whether a form needs a value to be submitted. */
  required?: boolean | undefined;
  /** Whether the control is disabled. */
  disabled?: boolean | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingScaleElement['messages'] | undefined;
}

/** What `<gov-rating-tags>` takes. */
export interface GovRatingTagsProps {
  /** without it the system settings of the person apply */
  theme?: 'light' | 'dark' | 'contrast' | 'elder' | 'inherit' | undefined;
  /** The level whose tags are shown. */
  level?: GovRatingTagsElement['level'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page. */
  lang?: GovRatingTagsElement['lang'] | undefined;
  /** The name under which a form sends the value. */
  name?: GovRatingTagsElement['name'] | undefined;
  /** The question; empty means the text of the catalogue. */
  label?: GovRatingTagsElement['label'] | undefined;
  /** An error text of the page, shown at once. It does not block a form. */
  error?: GovRatingTagsElement['error'] | undefined;
  /** Whether a form needs a value to be submitted. */
  required?: boolean | undefined;
  /** Whether the control is disabled. */
  disabled?: boolean | undefined;
  /** Codes of the chosen tags of the current level. The choice of each level is kept and comes back with the level. */
  value?: GovRatingTagsElement['value'] | undefined;
  /** The tags to choose from, as in an invitation or in the standard. */
  choices?: GovRatingTagsElement['choices'] | undefined;
  /** Texts that replace those of the catalogue, by their keys. */
  messages?: GovRatingTagsElement['messages'] | undefined;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'gov-rating': Props<GovRatingElement, GovRatingProps>;
      'gov-rating-board': Props<GovRatingBoardElement, GovRatingBoardProps>;
      'gov-rating-comment': Props<GovRatingCommentElement, GovRatingCommentProps>;
      'gov-rating-desk': Props<GovRatingDeskElement, GovRatingDeskProps>;
      'gov-rating-evaluator': Props<GovRatingEvaluatorElement, GovRatingEvaluatorProps>;
      'gov-rating-kiosk': Props<GovRatingKioskElement, GovRatingKioskProps>;
      'gov-rating-my': Props<GovRatingMyElement, GovRatingMyProps>;
      'gov-rating-receipt': Props<GovRatingReceiptElement, GovRatingReceiptProps>;
      'gov-rating-scale': Props<GovRatingScaleElement, GovRatingScaleProps>;
      'gov-rating-tags': Props<GovRatingTagsElement, GovRatingTagsProps>;
    }
  }
}
