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
  GovRatingEvaluatorElement,
  GovRatingKioskElement,
  GovRatingMyElement,
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
  elder?: '' | undefined;
  /** `none` draws no switch for large print, on pages that have their own, which then sets `elder`. */
  'elder-switch'?: GovRatingElement['elderSwitch'] | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingElement['voiceManifest'] | undefined;
  /** Whether several people use this device; nothing is then written to its storage. */
  'shared-device'?: '' | undefined;
}

/** What `<gov-rating-board>` takes; properties and listeners go through a `ref`. */
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
  elder?: '' | undefined;
  /** `none` draws no switch for large print, on pages that have their own, which then sets `elder`. */
  'elder-switch'?: GovRatingBoardElement['elderSwitch'] | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingBoardElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingBoardElement['voiceManifest'] | undefined;
  /** Whether several people use this device; nothing is then written to its storage. */
  'shared-device'?: '' | undefined;
}

/** What `<gov-rating-comment>` takes; properties and listeners go through a `ref`. */
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
  required?: '' | undefined;
  /** Whether the control is disabled. */
  disabled?: '' | undefined;
}

/** What `<gov-rating-desk>` takes; properties and listeners go through a `ref`. */
export interface GovRatingDeskProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingDeskElement['endpoint'] | undefined;
  /** The heading; empty means the text of the catalogue. */
  label?: GovRatingDeskElement['label'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  lang?: GovRatingDeskElement['lang'] | undefined;
  /** The theme; empty and `auto` follow the system settings of the person. */
  theme?: GovRatingDeskElement['theme'] | undefined;
}

/** What `<gov-rating-evaluator>` takes; properties and listeners go through a `ref`. */
export interface GovRatingEvaluatorProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingEvaluatorElement['endpoint'] | undefined;
  /** Seconds after which an untouched form goes away without a rating; 0 means what the server says, usually 60. */
  countdown?: GovRatingEvaluatorElement['countdown'] | undefined;
  /** Whether the screen makes no sound. */
  mute?: '' | undefined;
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
  elder?: '' | undefined;
}

/** What `<gov-rating-kiosk>` takes; properties and listeners go through a `ref`. */
export interface GovRatingKioskProps {
  /** Base URL of the server, absolute or beginning with `/` or `./`; empty means the folder of the script. */
  endpoint?: GovRatingKioskElement['endpoint'] | undefined;
  /** Seconds after which an untouched form goes away without a rating; 0 means what the server says, usually 60. */
  countdown?: GovRatingKioskElement['countdown'] | undefined;
  /** Whether the screen makes no sound. */
  mute?: '' | undefined;
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
  elder?: '' | undefined;
}

/** What `<gov-rating-my>` takes; properties and listeners go through a `ref`. */
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
  codes?: '' | undefined;
  /** Code of the institution whose cases are found by a code; empty lets the person choose, and suggests the one behind `#institution=` in the page's URL. */
  institution?: GovRatingMyElement['institution'] | undefined;
  /** `large` makes text and targets a quarter larger. */
  size?: GovRatingMyElement['size'] | undefined;
  /** BCP 47 tag of the language; empty means the nearest `lang` of the page, then the language of the browser. */
  lang?: GovRatingMyElement['lang'] | undefined;
  /** The theme; empty and `auto` follow the system settings of the person; `elder` is `auto` in large print. */
  theme?: GovRatingMyElement['theme'] | undefined;
  /** Whether to begin in large print (长辈版), a size that goes with every theme; the person can switch it off. */
  elder?: '' | undefined;
  /** `none` draws no switch for large print, on pages that have their own, which then sets `elder`. */
  'elder-switch'?: GovRatingMyElement['elderSwitch'] | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingMyElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingMyElement['voiceManifest'] | undefined;
  /** Whether several people use this device; nothing is then written to its storage. */
  'shared-device'?: '' | undefined;
}

/** What `<gov-rating-receipt>` takes; properties and listeners go through a `ref`. */
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
  elder?: '' | undefined;
  /** `none` draws no switch for large print, on pages that have their own, which then sets `elder`. */
  'elder-switch'?: GovRatingReceiptElement['elderSwitch'] | undefined;
  /** Buttons read aloud whatever is shown, stop and repeat; `off` hides them. */
  'read-aloud'?: GovRatingReceiptElement['readAloud'] | undefined;
  /** URL of a list of recordings (JSON), which are played where the browser has no voice. */
  'voice-manifest'?: GovRatingReceiptElement['voiceManifest'] | undefined;
  /** Whether several people use this device; nothing is then written to its storage. */
  'shared-device'?: '' | undefined;
}

/** What `<gov-rating-scale>` takes; properties and listeners go through a `ref`. */
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
  required?: '' | undefined;
  /** Whether the control is disabled. */
  disabled?: '' | undefined;
}

/** What `<gov-rating-tags>` takes; properties and listeners go through a `ref`. */
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
  required?: '' | undefined;
  /** Whether the control is disabled. */
  disabled?: '' | undefined;
}

declare global {
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
