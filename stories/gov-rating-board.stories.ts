import type {StoryObj, Meta} from '@storybook/web-components-vite';
import {levels} from '@gov-rating/contract/standard';
import {aPublication, aPublicationEntry, aStatistics} from '@gov-rating/contract/testing';
import type {BoardClient, GovRatingBoardElement} from '@gov-rating/elements';
import {ApiError, NetworkError} from '@gov-rating/sdk/core';
import {offlineClient, startBackend, waitingClient, type Backend} from './backend.ts';
import {draw} from './draw.ts';
import {find} from './scene.ts';

type Args = Pick<
  GovRatingBoardElement,
  | 'endpoint'
  | 'institutionCode'
  | 'areaCode'
  | 'period'
  | 'from'
  | 'to'
  | 'groupBy'
  | 'publication'
  | 'view'
  | 'label'
  | 'theme'
  | 'lang'
  | 'messages'
>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'gov-rating-board',
  component: 'gov-rating-board',
  args: {
    endpoint: '',
    institutionCode: '',
    areaCode: '440100',
    period: '',
    from: '',
    to: '',
    groupBy: '',
    publication: '',
    view: '',
    label: '',
    theme: '',
    lang: '',
    messages: {},
  },
  render: (args, context) => draw('gov-rating-board', args, context, context.loaded),
};
export default meta;

/** A board in front of what the backend did before. */
const story = (prepare: (backend: Backend) => Promise<BoardClient>, args: Partial<Args> = {}): Story => ({
  loaders: [async () => ({client: await prepare(await startBackend())})],
  args,
});

const counts = [9, 4, 3, 2, 1];

async function filled(backend: Backend): Promise<BoardClient> {
  for (const [index, level] of levels.entries())
    for (let i = 0; i < (counts[index] ?? 0); i++) await backend.rate(level);
  return backend.client;
}

/** The figures of a province, as large and lopsided as the published ones: no tab could take in so many ratings. */
const province = (facts: Parameters<typeof aStatistics>[0] = {}): BoardClient => ({
  getStatistics: async () => aStatistics(facts),
});
const ofProvince = {label: '广东省', areaCode: '440000', groupBy: 'institution'} as const;

/** Some weeks after the start. */
export const Filled = story(filled);

/** A province: measures, levels, orders, a year by month, ranking and reasons. */
export const Province = story(async () => province(), ofProvince);

/** `view="table"`: every chart begins as a table. */
export const Tables = story(async () => province(), {...ofProvince, view: 'table'});

/** `theme="dark"`. */
export const Dark = story(async () => province(), {...ofProvince, theme: 'dark'});

/** `theme="contrast"`. */
export const HighContrast = story(async () => province(), {...ofProvince, theme: 'contrast'});

/** `theme="elder"`. */
export const Elder = story(async () => province(), {...ofProvince, theme: 'elder'});

/** English. */
export const English = story(async () => province(), {...ofProvince, label: 'Guangdong', lang: 'en'});

/** Traditional Chinese. */
export const Traditional = story(async () => province(), {...ofProvince, label: '廣東省', lang: 'zh-TW'});

/** Every place of the ranking, and those with too few ratings for one. */
export const WholeRanking: Story = {
  ...story(async () => province(), ofProvince),
  play: async ({canvasElement}) =>
    (await find<HTMLButtonElement>(canvasElement, 'gov-rating-board', '[aria-expanded]')).click(),
};

/** How a measure is computed, in words. */
export const Formula: Story = {
  ...story(async () => province(), ofProvince),
  play: async ({canvasElement}) => (await find<HTMLElement>(canvasElement, 'gov-rating-board', 'summary')).click(),
};

/** Half of the ratings were recorded by default: hatched, so that they are told apart without any colour. */
export const ManyDefaults = story(
  async () =>
    province({
      total: 400,
      levels: [
        {level: 'very_satisfied', active: 120, default: 0, voided: 0},
        {level: 'satisfied', active: 44, default: 0, voided: 0},
        {level: 'basically_satisfied', active: 21, default: 200, voided: 0},
        {level: 'dissatisfied', active: 10, default: 0, voided: 2},
        {level: 'very_dissatisfied', active: 5, default: 0, voided: 3},
      ],
      shares: {active: 0.4938, default: 0.4938, voided: 0.0123},
      voided: 5,
    }),
  {label: '广州市'},
);

/** By channel; through one of them so few rated that levels would show single people. */
export const Channels = story(
  async () => {
    const web = {key: 'web', name: null, total: 2_100, active: 2_060, default: 40, voided: 3, bad: 12, mean: 9.41};
    const sms = {key: 'sms', name: null, total: 2, active: 2, default: 0, voided: 0, bad: 0, mean: null};
    const groups = [
      {...web, badRate: 0.0058, withheld: false},
      {...sms, badRate: null, withheld: true},
    ];
    return province({groups, groupsLeftOut: 2, ranking: null});
  },
  {label: '广州市', groupBy: 'channel'},
);

/** So few rated that levels would show single people. */
export const TooFew = story(async () =>
  province({total: 3, withheld: true, ranking: null, trend: {unit: 'day', points: []}}),
);

/** Measures without a number say why. */
export const NothingToDivide = story(async () => {
  const measures = aStatistics().measures.map(measure => ({...measure, value: null}));
  return province({measures, orders: 0, orderFigures: {opened: 0, answered: 0, due: 0, onTime: 0, overdue: 0}});
});

const second = {publicationId: 'publication-2', version: 2, replaces: 'publication-1', reason: '补入迟到的热线评价。'};
const published: BoardClient = {
  ...province(),
  listPublications: async () => ({items: [aPublicationEntry(second), aPublicationEntry({latest: false})]}),
  getPublication: async ({publicationId}) => aPublication(publicationId === 'publication-2' ? second : {}),
};

/** `publication="latest"`: the newest publication of the area, which replaced an earlier version and says why. */
export const Publication = story(async () => published, {...ofProvince, publication: 'latest'});

/** What the server in this tab has published from ratings that were given here, and once more with a reason. */
export const PublishedHere = story(
  async backend => {
    await filled(backend);
    await backend.publish();
    await backend.publish('补入迟到的电话评价。');
    return backend.results;
  },
  {publication: 'latest'},
);

/** A version that was replaced stays readable and says so. */
export const OlderVersion = story(async () => published, {...ofProvince, publication: 'publication-1'});

/** Nothing has been published for this area. */
export const NotPublished = story(async () => ({...published, listPublications: async () => ({items: []})}), {
  publication: 'latest',
});

const refused = {'zh-CN': '无权。', 'zh-TW': '無權。', en: 'Not allowed.'};

/** The server does not show these results to everybody. */
export const Forbidden = story(async () => ({
  getStatistics: async () => {
    throw new ApiError(403, {code: 'institution_not_allowed', retry: false, messages: refused} as never);
  },
}));

/** Nobody has rated yet. */
export const Empty = story(async backend => backend.client);

/** The results are on their way. */
export const Loading = story(async () => waitingClient());

/** The results cannot be loaded. */
export const NoConnection = story(async () => offlineClient());

/** The results were there, and cannot be read anew. */
export const Stale: Story = {
  ...story(async () => {
    let reads = 0;
    return {
      getStatistics: async () => {
        if (reads++) throw new NetworkError('no_answer');
        return aStatistics();
      },
    };
  }, ofProvince),
  play: async ({canvasElement}) => {
    await find(canvasElement, 'gov-rating-board', '.figures');
    await canvasElement.querySelector('gov-rating-board')?.refresh();
  },
};
