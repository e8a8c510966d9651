import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {GovRatingDeskElement} from '@gov-rating/elements';
import {fillDesk, fillMonday, startDeskScene, take, type DeskPerson, type DeskScene} from './desk-scenes.ts';
import {draw} from './draw.ts';
import {find} from './scene.ts';
import {fillSupervision} from './supervised-desk.ts';

type Args = Pick<GovRatingDeskElement, 'endpoint' | 'label' | 'theme' | 'lang' | 'messages'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'gov-rating-desk',
  component: 'gov-rating-desk',
  args: {endpoint: '', label: '', theme: '', lang: '', messages: {}},
  render: (args, context) => draw('gov-rating-desk', args, context, context.loaded),
};
export default meta;

type Numbers = Readonly<Record<string, string>>;
interface Scene {
  readonly backend: DeskScene;
  readonly numbers: Numbers;
}
type Act = (desk: GovRatingDeskElement, scene: Scene) => Promise<unknown>;

/** A desk with some weeks of work. */
function story(person: DeskPerson, act?: Act, args: Partial<Args> = {}, fill = fillDesk): Story {
  return {
    loaders: [
      async () => {
        const backend = await startDeskScene();
        const numbers = await fill(backend);
        return {client: backend.desk(person), scene: {backend, numbers}};
      },
    ],
    args,
    ...(act
      ? {
          play: async ({canvasElement, loaded}) => {
            const desk = await find<GovRatingDeskElement>(canvasElement, 'gov-rating-desk');
            await find(canvasElement, 'gov-rating-desk', '.row');
            await act(desk, loaded['scene'] as Scene);
          },
        }
      : {}),
  };
}

const openOrder =
  (name: string): Act =>
  async (desk, {numbers}) => {
    await desk.open(numbers[name] ?? '');
    await find(desk.parentElement as HTMLElement, 'gov-rating-desk', '#order');
  };

/** Presses the button of a step. */
const begin = async (desk: GovRatingDeskElement, step: string) =>
  (await find<HTMLElement>(desk.parentElement as HTMLElement, 'gov-rating-desk', `[data-step="${step}"]`)).click();

/** Types into a field as a person does. */
async function write(desk: GovRatingDeskElement, selector: string, words: string): Promise<void> {
  const field = await find<HTMLTextAreaElement>(desk.parentElement as HTMLElement, 'gov-rating-desk', selector);
  field.value = words;
  field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
}

const press = async (desk: GovRatingDeskElement, selector: string) =>
  (await find<HTMLElement>(desk.parentElement as HTMLElement, 'gov-rating-desk', selector)).click();

/** A desk of a supervisor, or of an institution with a notice. */
function supervised(person: DeskPerson, act: Act, args: Partial<Args> = {}): Story {
  return {
    ...story(person, act, args),
    loaders: [
      async () => {
        const backend = await startDeskScene();
        await fillSupervision(backend);
        return {client: backend.desk(person), scene: {backend, numbers: {}}};
      },
    ],
  };
}

/** Shows another view, and opens the first entry with this text. */
const openPlace =
  (place: string, words?: string): Act =>
  async desk => {
    const at = desk.parentElement as HTMLElement;
    await press(desk, `[data-place="${place}"]`);
    await desk.updateComplete;
    await find(at, 'gov-rating-desk', `[data-place="${place}"][aria-current="true"]`);
    await find(at, 'gov-rating-desk', '.row');
    if (words === undefined) return;
    const rows = [...desk.renderRoot.querySelectorAll<HTMLElement>('.row')];
    rows.find(row => row.textContent?.includes(words))?.click();
    await find(at, 'gov-rating-desk', '.detail h3');
  };

/** A Monday morning at the desk of a member of staff: forty orders, what is due first on top, one of them open. */
export const Monday = story(
  'staff',
  async desk => {
    await press(desk, '.row');
    await find(desk.parentElement as HTMLElement, 'gov-rating-desk', '#order');
  },
  {},
  fillMonday,
);

/** What a member of staff sees in the morning: what is due first on top. */
export const Orders = story('staff');

/** An order is open: rating, steps, history. */
export const Open = story('staff', openOrder('late'));

/** `theme="dark"`. */
export const Dark = story('staff', openOrder('late'), {theme: 'dark'});

/** `theme="contrast"`. */
export const HighContrast = story('staff', openOrder('late'), {theme: 'contrast'});

/** `theme="elder"`. */
export const Elder = story('staff', openOrder('late'), {theme: 'elder'});

/** English. */
export const English = story('staff', openOrder('late'), {lang: 'en'});

/** The form of a step, out of the table of steps. */
export const Step = story('staff', async (desk, scene) => {
  await openOrder('late')(desk, scene);
  await begin(desk, 'schedule');
});

/** Something is missing. */
export const Incomplete = story('staff', async (desk, scene) => {
  await openOrder('soon')(desk, scene);
  await begin(desk, 'ask_review');
  await press(desk, '.form .primary');
});

/** Another person changed the order first: the new state is shown, the input stays. */
export const SomebodyWasFaster = story('staff', async (desk, scene) => {
  await openOrder('soon')(desk, scene);
  await begin(desk, 'contact');
  await press(desk, 'input[value="true"]');
  await write(desk, '#field-note', '已电话联系，说明将核实当日情况。');
  await take(scene.backend.desk('head'), scene.numbers['soon'] ?? '', {
    step: 'contact',
    reached: false,
    note: '无人接听。',
  });
  await press(desk, '.form .primary');
  await find(desk.parentElement as HTMLElement, 'gov-rating-desk', '.form .trouble');
});

/** A request to see the served person: the reason is recorded. */
export const AskingForThePerson = story('staff', async (desk, scene) => {
  await openOrder('fresh')(desk, scene);
  await press(desk, 'button.look');
});

/** The served person is shown for a minute. */
export const PersonShown = story('staff', async (desk, scene) => {
  await openOrder('fresh')(desk, scene);
  await press(desk, 'button.look');
  await write(desk, '#look-reason', '电话联系评价人，核实等候情况。');
  await press(desk, 'dialog .primary');
  await find(desk.parentElement as HTMLElement, 'gov-rating-desk', '.person.seen');
});

/** The supervising bureau decides a review. */
export const Deciding = story('bureau', async (desk, scene) => {
  await openOrder('reviewed')(desk, scene);
  await begin(desk, 'decide');
});

/** Reviews and appeals that wait for a decision. */
export const Reviews = story('bureau', async (desk, scene) => openPlace('open')(desk, scene));

/** The calendar does not reach the year of the due date: the date is pending. */
export const Undated = story('staff', async (desk, {backend}) => {
  backend.at('2026-12-30T09:00');
  const number = await backend.badRating({itemName: '不动产转移登记', comment: '等了两个小时，没有人解释原因。'});
  await desk.refresh();
  await desk.open(number);
  await find(desk.parentElement as HTMLElement, 'gov-rating-desk', '#order');
});

/** A queue ticket without a case and without an item: the place, and the number of the ticket. */
export const Ticket = story('staff', async (desk, {backend}) => {
  const number = await backend.badTicket('A0042');
  await desk.refresh();
  await desk.open(number);
  await find(desk.parentElement as HTMLElement, 'gov-rating-desk', '#order');
});

/** The rating was found untrue: it is void and its order has ended. */
export const Voided = story('staff', openOrder('wrong'));

/** No open orders. */
export const Closed = story('head', openOrder('finished'));

/** An auditor looks and can change nothing. */
export const ReadOnly = story('auditor', openOrder('late'));

/** Ratings that a rule has flagged as suspicious. */
export const Suspicions = supervised('bureau', openPlace('suspected'));

/** One suspicion flag: why the rating was flagged, and what was rated. */
export const Suspicion = supervised('bureau', openPlace('suspected', '窗口评价器'));

/** The bureau sends the flagged rating to review. */
export const Settling = supervised('bureau', async (desk, scene) => {
  await openPlace('suspected', '窗口评价器')(desk, scene);
  await begin(desk, 'settle_suspicion');
  await press(desk, 'input[value="review"]');
});

/** The flag was dismissed. */
export const Settled = supervised('bureau', openPlace('settled', '临时用地'));

/** Another person settled the flag while the reason was being typed. */
export const SettledMeanwhile = supervised('bureau', async (desk, scene) => {
  await openPlace('suspected', '采矿权')(desk, scene);
  await begin(desk, 'settle_suspicion');
  await press(desk, 'input[value="dismissed"]');
  await write(desk, '#field-reason', '已与评价人核实，确为本人所评。');
  const other = scene.backend.desk('provincial');
  const mark = (await other.listSuspicions({state: 'open'})).items.find(({rating}) => rating.orderNumber !== null);
  await other.settleSuspicion({suspicionId: mark?.suspicionId ?? '', decision: 'dismissed', note: '省厅已核实。'});
  await press(desk, '.form .primary');
  await find(desk.parentElement as HTMLElement, 'gov-rating-desk', '.form .trouble');
});

/** The bureau that asked for the review may not decide it; the desk explains this. */
export const Refused = supervised('bureau', async (desk, scene) => {
  const {desk: of} = scene.backend;
  const {items} = await of('bureau').listSuspicions({rule: 'window_series'});
  const asked = {decision: 'review', ground: 'untrue', note: '疑似窗口人员代评。'} as const;
  await of('bureau').settleSuspicion({suspicionId: items[0]?.suspicionId ?? '', ...asked});
  await openPlace('open', '不实')(desk, scene);
  await begin(desk, 'decide');
  await press(desk, 'input[value="voided"]');
  await write(desk, '#field-reason', '录像证实窗口人员代评。');
  await press(desk, '.form .primary');
  await find(desk.parentElement as HTMLElement, 'gov-rating-desk', '.form .trouble');
});

/** Rectification notices that wait for an answer: one overdue, one in time. */
export const Notices = supervised('head', openPlace('noticed'));

/** The head of the institution answers with its measures. */
export const AnsweringANotice = supervised('head', async (desk, scene) => {
  await openPlace('noticed', 'A008')(desk, scene);
  await begin(desk, 'answer_notice');
});

/** The notice was not answered in time. */
export const OverdueNotice = supervised('bureau', openPlace('noticed', 'A017'));

/** The institution has answered; the bureau may close it. */
export const AnsweredNotice = supervised('bureau', openPlace('answered', 'A033'));

/** Closed, with what was done and why it is enough. */
export const ClosedNotice = supervised('head', openPlace('finished', 'A021'));

/** Nothing is suspicious. */
export const NothingSuspicious: Story = {
  loaders: [async () => ({client: (await startDeskScene()).desk('bureau')})],
  play: async ({canvasElement}) => {
    const place = await find<HTMLElement>(canvasElement, 'gov-rating-desk', '[data-place="suspected"]');
    place.click();
  },
};

/** There are no bad ratings. */
export const Empty: Story = {loaders: [async () => ({client: (await startDeskScene()).desk('staff')})]};

/** The orders are on their way. */
export const Loading: Story = {
  loaders: [async () => ({client: waiting((await startDeskScene()).desk('staff'))})],
};

/** The server does not answer. */
export const NoConnection: Story = {
  loaders: [async () => ({client: failing((await startDeskScene()).desk('staff'))})],
};

/** The signed-in account has neither role nor institution. */
export const WithoutRole: Story = {
  loaders: [async () => ({client: refusing((await startDeskScene()).desk('staff'))})],
};

/** The session has ended. */
export const SignedOut: Story = {loaders: [async () => ({client: (await startDeskScene()).desk('nobody')})]};

type Client = ReturnType<DeskScene['desk']>;
const never = () => new Promise<never>(() => undefined);
const waiting = (client: Client): Client => ({
  ...client,
  listOrders: never,
  countOrders: never,
  listInstitutions: never,
});
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const failing = (client: Client): Client => ({...client, listOrders: lost, countOrders: lost, listInstitutions: lost});
const refusing = (client: Client): Client => {
  const messages = {
    'zh-CN': '您的账号没有角色或所属机构。',
    'zh-TW': '您的帳號沒有角色或所屬機構。',
    en: 'Your account has no role or no institution.',
  };
  const facts = {name: 'ApiError', status: 403, code: 'role_not_allowed', retry: false, errors: [], messages};
  const refused = () => Promise.reject(Object.assign(new Error(messages.en), facts));
  return {...client, listOrders: refused, countOrders: refused, getSelf: refused};
};
