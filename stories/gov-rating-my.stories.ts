import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {GovRatingMyElement} from '@gov-rating/elements';
import {createRaterClient, type RaterClient} from '@gov-rating/sdk/rater';
import {startMyBackend, type MyBackend} from '../packages/elements/src/testing/my-backend.ts';
import {draw} from './draw.ts';
import {find} from './scene.ts';

type Args = Pick<
  GovRatingMyElement,
  | 'endpoint'
  | 'label'
  | 'readAloud'
  | 'voiceManifest'
  | 'loginPage'
  | 'receiptPage'
  | 'helpPhone'
  | 'hotline'
  | 'codes'
  | 'institution'
  | 'theme'
  | 'elder'
  | 'elderSwitch'
  | 'size'
  | 'lang'
  | 'sharedDevice'
  | 'messages'
>;
type Story = StoryObj<Args>;
type Facts = Partial<Pick<GovRatingMyElement, 'client' | 'endpoint' | 'codes' | 'institution'>>;

const meta: Meta<Args> = {
  title: 'gov-rating-my',
  component: 'gov-rating-my',
  args: {
    ...{
      endpoint: '',
      label: '',
      readAloud: '',
      voiceManifest: '',
      loginPage: '',
      receiptPage: '/receipt',
      helpPhone: '',
      hotline: '',
      theme: '',
      elder: false,
      elderSwitch: '',
      size: '',
      lang: '',
    },
    ...{codes: false, institution: '', sharedDevice: true, messages: {}},
  },
  render: (args, context) => draw('gov-rating-my', args, context, context.loaded),
};
export default meta;

/** A story after what the departments registered, with the actions of the person. */
function story(
  prepare: (backend: MyBackend) => Promise<Facts | void>,
  act?: (page: HTMLElement) => Promise<unknown>,
  args: Partial<Args> = {},
): Story {
  return {
    loaders: [
      async () => {
        const backend = await startMyBackend();
        const {client, ratingClient} = {client: backend.client(), ratingClient: backend.ratingClient};
        return {client, ratingClient, ...(await prepare(backend))};
      },
    ],
    args,
    ...(act ? {play: ({canvasElement}) => act(canvasElement) as Promise<void>} : {}),
  };
}

const part = <E extends Element>(page: HTMLElement, selector: string) =>
  find<E & HTMLElement>(page, 'gov-rating-my', selector);

/** Three services with different days left, and one that was rated. */
async function some({served, rated}: MyBackend): Promise<void> {
  await rated(await served(9, {itemName: '居住证申领', serviceName: '网上申请'}));
  await served(1, {itemName: '建设工程规划许可证核发'});
  await served(30, {itemName: '食品经营许可', node: 'accepted'});
  await served(28, {itemName: '企业投资项目备案及变更备案（含外商投资项目）', serviceName: '材料补正'});
}

const neverAnswered: RaterClient = createRaterClient({
  baseUrl: 'https://rating.example',
  assertion: () => new Promise<string>(() => undefined),
});

/** A client whose every answer is this. */
const answering = (body: string, type: string, assertion: MyBackend['assertion']): RaterClient =>
  createRaterClient({
    baseUrl: 'https://rating.example',
    fetch: async () => new Response(body, {status: 403, headers: {'Content-Type': type}}),
    assertion: () => assertion(),
  });

/** What can be rated, the most urgent first, and what was rated. */
export const Several = story(some);

/** A long list is shown in portions. */
export const Many = story(async ({served}) => {
  for (let days = 0; days < 14; days++) await served(days);
});

/** Nothing to rate, and nothing rated yet. */
export const Empty = story(async () => undefined);

/** The form of the one that was chosen; the way back is above it. */
export const Rating = story(some, async page => {
  (await part(page, '[part=rate]')).click();
  await part(page, 'gov-rating');
});

/** The chosen one was rated elsewhere meanwhile: that is said, and the others stay. */
export const RatedMeanwhile = story(
  async ({served, rateElsewhere, client}) => {
    const gone = await served(20, {itemName: '居住证申领'});
    await served(1, {itemName: '建设工程规划许可证核发'});
    const own = client();
    return {client: {...own, claimService: async input => (await rateElsewhere(gone), own.claimService(input))}};
  },
  async page => (await part(page, '[part=rate]')).click(),
);

/** Nobody is logged in, and the page names where to do so. */
export const SignedOut = story(async () => ({client: undefined, endpoint: '/'}), undefined, {
  loginPage: 'https://portal.example.gov.cn/login',
});

/** The session has ended, and the page has no other assertion. */
export const LoginEnded = story(async ({fetch, assertion, passMinutes}) => {
  const late = await assertion();
  passMinutes(30);
  return {client: createRaterClient({baseUrl: location.origin, fetch, assertion: () => late})};
});

/** The assertion is not one of the portal. */
export const NotKnown = story(async ({client}) => ({client: client({forged: true})}));

/** The portal is not sure enough who the person is. */
export const NotVerified = story(async ({client}) => ({client: client({assurance: 1})}));

/** The answer is on its way. */
export const Loading = story(async () => ({client: neverAnswered}));

/** No connection; it is tried again when the connection is back, or when asked. */
export const NoConnection = story(async ({connect}) => connect(false));

/** A gateway answers instead of the server, here with a page of HTML. */
export const NotOurs = story(async ({assertion}) => ({
  client: answering('<h1>403 Forbidden</h1>', 'text/html', assertion),
}));

/** The server refuses, and says why. */
export const Refused = story(async ({assertion}) => {
  const messages = {
    'zh-CN': '操作过于频繁，请稍后再试。',
    'zh-TW': '操作過於頻繁，請稍後再試。',
    en: 'Too many requests.',
  };
  const problem = {
    ...{type: 'about:blank', title: '', status: 403, detail: '', code: 'too_many_requests', retry: true},
    messages,
  };
  return {client: answering(JSON.stringify(problem), 'application/problem+json', assertion)};
});

/** Text of 22 px and more, targets of 60 px. */
export const Elder = story(some, undefined, {theme: 'elder'});

/** On a dark page. */
export const Dark = story(some, undefined, {theme: 'dark'});

/** In traditional Chinese. */
export const Traditional = story(some, undefined, {lang: 'zh-TW'});

/** In English; names of institutions and matters stay Chinese. */
export const English = story(some, undefined, {lang: 'en'});

const ownCase = {number: '440100202611240077', end: '4321'};

/** A person without a portal, who has typed this and pressed the button. */
async function typed(page: HTMLElement, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = await part<HTMLInputElement>(page, `[name=${name}]`);
    field.value = value;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  }
  (await part(page, '[part=send]')).click();
}

/** A case with a telephone, and a person whom no portal has logged in. */
async function withCode({anybody, servedWithPhone}: MyBackend): Promise<Facts> {
  await servedWithPhone(ownCase.number, '+86 138-0000-4321', {itemName: '建设工程规划许可证核发'});
  return {client: anybody(), codes: true};
}

/** Number of the case and last digits of the telephone; the page names the institution. */
export const ByCode: Story = {
  name: '用办件编号找',
  ...story(async backend => ({...(await withCode(backend)), institution: '11440100MB2C123456'})),
};

/** The person chooses the institution; the portal's login is below. */
export const ByCodeOrLogin: Story = {
  name: '选择办事机构，也可以登录',
  ...story(
    async backend => {
      await backend.addInstitutions(30);
      return withCode(backend);
    },
    async page => part(page, 'option:nth-child(2)'),
    {loginPage: 'https://portal.example.gov.cn/login'},
  ),
};

/** What is missing is said at its field. */
export const CaseIncomplete: Story = {
  name: '填得不对',
  ...story(withCode, async page => {
    await part(page, 'option:nth-child(2)');
    await typed(page, {number: '粤A-12', end: '12'});
  }),
};

/** The code is under way if the data fit; the sentence is the same if not. */
export const CodeAsked: Story = {
  name: '输入验证码',
  ...story(
    async backend => ({...(await withCode(backend)), institution: '11440100MB2C123456'}),
    async page => {
      await typed(page, ownCase);
      await part(page, '#code');
    },
  ),
};

/** Six other digits. */
export const WrongCode: Story = {
  name: '验证码不对',
  ...story(
    async backend => ({...(await withCode(backend)), institution: '11440100MB2C123456'}),
    async page => {
      await typed(page, ownCase);
      await part(page, '#code');
      await typed(page, {code: '000000'});
      await part(page, '#code[aria-invalid=true]');
    },
  ),
};

/** Too many requests for one case: the server says until when. */
export const CodesUsedUp: Story = {
  name: '获取次数过多',
  ...story(
    async backend => {
      const facts = await withCode(backend);
      const institution = '11440100MB2C123456';
      const asked = {institutionCode: institution, projectNo: ownCase.number, phoneEnd: ownCase.end};
      for (let time = 0; time < 5; time++) await backend.anybody().askRaterCode(asked);
      return {...facts, institution};
    },
    async page => {
      await typed(page, ownCase);
      await part(page, '#problem:not(:empty)');
    },
  ),
};

/** The code in elder mode. */
export const CodeElder: Story = {
  name: '输入验证码（长辈版）',
  ...story(
    async backend => ({...(await withCode(backend)), institution: '11440100MB2C123456'}),
    async page => {
      await typed(page, ownCase);
      await part(page, '#code');
    },
    {theme: 'elder'},
  ),
};
