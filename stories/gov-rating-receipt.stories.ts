import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {GovRatingReceiptElement} from '@gov-rating/elements';
import {createReceiptClient, type ReceiptClient} from '@gov-rating/sdk/receipt';
import type {OrderStep} from '@gov-rating/contract';
import {ed25519Signer} from '@gov-rating/contract/evidence';
import {draw} from './draw.ts';
import {takeSteps} from './receipt-steps.ts';
import {
  signer,
  startReceiptBackend,
  type Rated,
  type ReceiptBackend,
} from '../packages/elements/src/testing/receipt-backend.ts';
import {find} from './scene.ts';

type Args = Pick<
  GovRatingReceiptElement,
  | 'endpoint'
  | 'receipt'
  | 'receiptKey'
  | 'evidenceKey'
  | 'helpPhone'
  | 'hotline'
  | 'label'
  | 'readAloud'
  | 'voiceManifest'
  | 'receiptPage'
  | 'sharedDevice'
  | 'printWidth'
  | 'theme'
  | 'elder'
  | 'elderSwitch'
  | 'size'
  | 'lang'
  | 'messages'
>;
type Story = StoryObj<Args>;
type Facts = Partial<Pick<GovRatingReceiptElement, 'client' | 'receipt' | 'receiptKey' | 'evidenceKey'>>;

const meta: Meta<Args> = {
  title: 'gov-rating-receipt',
  component: 'gov-rating-receipt',
  args: {
    endpoint: '',
    receipt: '',
    receiptKey: '',
    evidenceKey: '',
    helpPhone: '',
    hotline: '',
    label: '',
    receiptPage: '',
    sharedDevice: false,
    printWidth: '',
    readAloud: '',
    voiceManifest: '',
    theme: '',
    elder: false,
    elderSwitch: '',
    size: '',
    lang: '',
    messages: {},
  },
  render: (args, context) => draw('gov-rating-receipt', args, context, context.loaded),
};
export default meta;

/** A story after the steps of the office, with the actions of the person. */
function story(
  prepare: (backend: ReceiptBackend) => Promise<Facts>,
  act?: (page: HTMLElement) => Promise<unknown>,
  args: Partial<Args> = {},
  limits = true,
): Story {
  return {
    loaders: [
      async () => {
        const backend = await startReceiptBackend({limits});
        return {client: backend.client, ...(await prepare(backend))};
      },
    ],
    args,
    ...(act ? {play: ({canvasElement}) => act(canvasElement) as Promise<void>} : {}),
  };
}

/** A bad rating, and the steps of the office. */
const handled =
  (...steps: readonly OrderStep[]) =>
  async (backend: ReceiptBackend): Promise<Rated> => {
    const one = await backend.rated();
    await takeSteps(backend, one.orderNumber, ...steps);
    return one;
  };
const answered = handled('sign', 'contact', 'verify', 'rectify', 'reply');
const withoutKey =
  (prepare: (backend: ReceiptBackend) => Promise<Rated>) =>
  async (backend: ReceiptBackend): Promise<Facts> => ({receipt: (await prepare(backend)).receiptNumber});
const withKey =
  (prepare: (backend: ReceiptBackend) => Promise<Rated>) =>
  async (backend: ReceiptBackend): Promise<Facts> => {
    const {receiptNumber: receipt, receiptKey} = await prepare(backend);
    return {receipt, receiptKey};
  };

const part = <E extends Element>(page: HTMLElement, selector: string) =>
  find<E & HTMLElement>(page, 'gov-rating-receipt', selector);
const write = async (page: HTMLElement, selector: string, words: string) => {
  const field = await part<HTMLInputElement>(page, selector);
  field.value = words;
  field.dispatchEvent(new Event('input', {bubbles: true}));
};
const lookUp = async (page: HTMLElement, number: string) => {
  await write(page, '#number', number);
  (await part(page, '.main')).click();
};
const offline: ReceiptClient = createReceiptClient({
  baseUrl: 'https://rating.example',
  fetch: () => Promise.reject(new TypeError('Failed to fetch')),
});
const waiting: ReceiptClient = createReceiptClient({
  baseUrl: 'https://rating.example',
  fetch: () => new Promise<Response>(() => undefined),
});
const foreign: ReceiptClient = createReceiptClient({
  baseUrl: 'https://rating.example',
  fetch: () => new Response('<h1>403 Forbidden</h1>', {status: 403, headers: {'Content-Type': 'text/html'}}),
});
const unknownNumber = '2611-2405-1738-6420-9356';

/** Without a number the person types the one of the receipt. */
export const Asking = story(async () => ({}));

/** Asked with nothing in the field. */
export const NothingTyped = story(
  async () => ({}),
  async page => {
    await lookUp(page, '');
    await part(page, '[aria-invalid=true]');
  },
);

/** One digit is wrong, which the check digit tells before anything is sent. */
export const Mistyped = story(
  async () => ({}),
  async page => {
    await lookUp(page, '2611 2405 1783 6420 9356');
    await part(page, '[aria-invalid=true]');
  },
);

/** The number of the work order instead of the receipt's. */
export const OrderNumber = story(
  async () => ({}),
  async page => {
    await lookUp(page, 'GD20261125-7K3QF-2M9ZD');
    await part(page, '[aria-invalid=true]');
  },
);

/** The number does not exist. */
export const Unknown = story(async () => ({receipt: unknownNumber}));

/** The answer is on its way. */
export const Loading = story(async () => ({client: waiting, receipt: unknownNumber}));

/** No connection; it is tried again when the connection is back, or when asked. */
export const NoConnection = story(async () => ({client: offline, receipt: unknownNumber}));

/** A gateway answers instead of the server, here with a page of HTML. */
export const NotOurs = story(async () => ({client: foreign, receipt: unknownNumber}));

/** The server refuses, and says why. */
export const Refused = story(async () => {
  const problem = {
    ...{type: 'about:blank', title: '', status: 429, detail: '', code: 'too_many_requests', retry: true},
    messages: {'zh-CN': '操作过于频繁，请稍后再试。', 'zh-TW': '操作過於頻繁，請稍後再試。', en: 'Too many requests.'},
  };
  const fetch = () => new Response(JSON.stringify(problem), {status: 429});
  return {client: createReceiptClient({baseUrl: 'https://rating.example', fetch}), receipt: unknownNumber};
});

/** A rating that is not bad has no order. */
export const Effective = story(async ({rated}) => ({receipt: (await rated('well')).receiptNumber}));

/** Just received: the office has three working days to call back. */
export const Created = story(withoutKey(handled()));

/** The region has not said how long it may take. */
export const WithoutLimit = story(withoutKey(handled('sign')), undefined, {}, false);

/** The office has called back. */
export const Contacted = story(withoutKey(handled('sign', 'contact')));

/** Verified: the answer is due. */
export const Verified = story(withoutKey(handled('sign', 'contact', 'verify')));

/** Rectification was promised. */
export const Rectifying = story(withoutKey(handled('sign', 'contact', 'verify', 'schedule')));

/** Rectified: the answer is due. */
export const Rectified = story(withoutKey(handled('sign', 'contact', 'verify', 'rectify')));

/** The reason was explained: the answer is due. */
export const Explained = story(withoutKey(handled('sign', 'contact', 'verify', 'explain')));

/** The promised day went by. */
export const Overdue = story(async backend => {
  const one = await withoutKey(handled('sign', 'contact', 'verify'))(backend);
  backend.passDays(30);
  return one;
});

/** Handed on to the institution that it belongs to. */
export const HandedOn = story(withoutKey(handled('sign', 'transfer')));

/** A review is running; the rating counts as before. */
export const UnderReview = story(withoutKey(handled('sign', 'ask_review')));

/** The review found the rating mistaken. */
export const Voided = story(async backend => {
  const one = await handled('sign', 'ask_review')(backend);
  const [review] = (await backend.bureau.listReviews()).items;
  backend.passDays(2);
  const reason = '窗口录像显示，评价人当时正在询问他事，由他人代为点按，属误评。';
  await backend.bureau.decideReview({reviewId: review?.reviewId ?? '', decision: 'voided', reason});
  return {receipt: one.receiptNumber};
});

/** Answered, but the page has no key: it explains how to get to the supplement. */
export const Answered = story(withoutKey(answered));

/** Answered, and the rater may add one supplement. */
export const Supplement = story(withKey(answered));

/** Sent without choosing or writing: what is missing is said at its place. */
export const SupplementIncomplete = story(withKey(answered), async page => (await part(page, 'form .main')).click());

const fill = async (page: HTMLElement) => {
  (await part(page, 'input[value=true]')).click();
  await write(page, '#comment', '新窗口确实快了很多，谢谢。');
  (await part(page, 'form .main')).click();
};

/** The supplement is on its way: nothing can be changed. */
export const SupplementSending = story(async backend => {
  const facts = await withKey(answered)(backend);
  return {...facts, client: {...backend.client, supplementRating: waiting.supplementRating}};
}, fill);

/** No connection while sending: the words stay on the page. */
export const SupplementNotSent = story(async backend => {
  const facts = await withKey(answered)(backend);
  return {...facts, client: {...backend.client, supplementRating: offline.supplementRating}};
}, fill);

/** The key is not that of this rating: the progress is shown, and how to get to the supplement. */
export const SupplementRefused = story(async backend => ({
  ...(await withKey(answered)(backend)),
  receiptKey: 'A'.repeat(22),
}));

/** Sent: read-only from now on. */
export const Supplemented = story(withKey(answered), async page => {
  await fill(page);
  await part(page, '.sent blockquote');
});

/** The rater wants the own words erased: what that means is said before it is done. */
export const WordsToErase = story(withKey(answered), async page => (await part(page, '.erase button')).click());

/** The own words are erased, and it says when; level and reasons stay. */
export const WordsErased = story(withKey(answered), async page => {
  (await part(page, '.erase button')).click();
  await part(page, '#erase-warning');
  (await part(page, '.erase button')).click();
  await part(page, '.gone');
});

/** Asked whether the answer helped. */
export const FollowedUp = story(withoutKey(handled('sign', 'contact', 'verify', 'explain', 'reply', 'follow_up')));

/** The end: followed up and closed. */
export const Closed = story(withoutKey(handled('sign', 'contact', 'verify', 'explain', 'reply', 'follow_up', 'close')));

/** In the evidence log: as which entry of how many, signed when and with which key; the device has checked it. */
export const InEvidenceLog = story(async backend => {
  const one = await withKey(handled('sign'))(backend);
  await backend.seal();
  return one;
});

/** The same in English, with the key that the page was given. */
export const InEvidenceLogEnglish = story(
  async backend => {
    const one = await withKey(handled('sign'))(backend);
    await backend.seal();
    return {...one, evidenceKey: signer.publicKey};
  },
  undefined,
  {lang: 'en'},
);

/** The log is not signed with the key of the page: the person is asked to keep the page. */
export const NotInEvidenceLog = story(async backend => {
  const one = await withKey(handled('sign'))(backend);
  await backend.seal();
  return {...one, evidenceKey: ed25519Signer(new Uint8Array(32).fill(6)).publicKey};
});

/** `theme="dark"`. */
export const Dark = story(withKey(answered), undefined, {theme: 'dark'});

/** `theme="contrast"`. */
export const HighContrast = story(withKey(answered), undefined, {theme: 'contrast'});

/** `theme="elder"`. */
export const Elder = story(withKey(answered), undefined, {theme: 'elder'});

/** English. */
export const English = story(withKey(answered), undefined, {lang: 'en'});

/** 正體中文. */
export const Traditional = story(withKey(handled('sign', 'contact', 'verify', 'schedule')), undefined, {
  lang: 'zh-TW',
});
