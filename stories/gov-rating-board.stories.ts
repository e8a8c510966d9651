import type {StoryObj, Meta} from '@storybook/web-components-vite';
import {html} from 'lit';
import {levels} from '@gov-rating/contract/standard';
import {aPublicationEntry} from '@gov-rating/contract/testing';
import type {BoardClient, GovRatingBoardElement} from '@gov-rating/elements';
import {ApiError, NetworkError} from '@gov-rating/sdk/core';
import {cityPublication, cityResults, partsOf} from './board-results.ts';
import {foreignClient, offlineClient, startBackend, waitingClient, type Backend} from './backend.ts';
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
  | 'readAloud'
  | 'voiceManifest'
  | 'helpPhone'
  | 'hotline'
  | 'theme'
  | 'elder'
  | 'elderSwitch'
  | 'sharedDevice'
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
    areaCode: '',
    period: '',
    from: '',
    to: '',
    groupBy: '',
    publication: '',
    view: '',
    label: '',
    readAloud: '',
    voiceManifest: '',
    helpPhone: '',
    hotline: '',
    theme: '',
    elder: false,
    elderSwitch: '',
    sharedDevice: false,
    lang: '',
    messages: {},
  },
  render: (args, context) => draw('gov-rating-board', args, context, context.loaded),
};
export default meta;

/** A board over the data that the backend prepared. */
const story = (prepare: (backend: Backend) => Promise<BoardClient>, args: Partial<Args> = {}): Story => ({
  loaders: [async () => ({client: await prepare(await startBackend())})],
  args,
});

/** Twelve months of a city that does not exist: measures, levels, orders, course, ranking and reasons. */
const city = (...facts: Parameters<typeof cityResults>): BoardClient => ({
  getStatistics: async () => cityResults(...facts),
});
const ofCity = {label: '示例市', groupBy: 'institution', period: '12m'} as const;

/** A city over twelve months: measures, levels, orders, the course by month, ranking and reasons. */
export const City = story(async () => city(), ofCity);

/** The same on a phone: nothing has to be scrolled sideways. */
export const Phone: Story = {...story(async () => city(), ofCity), globals: {viewport: {value: 'narrow'}}};

/** `view="table"`: every chart begins as a table. */
export const Tables = story(async () => city(), {...ofCity, view: 'table'});

/** `theme="dark"`. */
export const Dark = story(async () => city(), {...ofCity, theme: 'dark'});

/** `theme="contrast"`. */
export const HighContrast = story(async () => city(), {...ofCity, theme: 'contrast'});

/** `theme="elder"`: text from 18 px on, targets of 60 px. */
export const Elder = story(async () => city(), {...ofCity, theme: 'elder'});

/** English; names from the register stay Chinese and are marked so. */
export const English = story(async () => city(), {...ofCity, label: 'Example City', lang: 'en'});

/** Traditional Chinese. */
export const Traditional = story(async () => city(), {...ofCity, label: '示例市', lang: 'zh-TW'});

/** On a page that is written from right to left. */
export const RightToLeft: Story = {
  ...story(async () => city(), {...ofCity, lang: 'zh-CN'}),
  decorators: [story => html`<div dir="rtl">${story()}</div>`],
};

/** A value of the course, read by keyboard: Tab to the chart, arrows from month to month. */
export const Reading: Story = {
  ...story(async () => city(), ofCity),
  play: async ({canvasElement}) => {
    const reader = await find<HTMLInputElement>(canvasElement, 'gov-rating-board', '.plot input');
    reader.focus();
    reader.value = '4';
    reader.dispatchEvent(new Event('input'));
  },
};

/** Every place of the ranking, and those with too few ratings for one. */
export const WholeRanking: Story = {
  ...story(async () => city(), ofCity),
  play: async ({canvasElement}) =>
    (await find<HTMLButtonElement>(canvasElement, 'gov-rating-board', '[aria-expanded]')).click(),
};

/** How a measure is computed, in words. */
export const Formula: Story = {
  ...story(async () => city(), ofCity),
  play: async ({canvasElement}) => (await find<HTMLElement>(canvasElement, 'gov-rating-board', 'summary')).click(),
};

/** A single month: its figures are numbers, and no chart of one bar. */
export const OneMonth = story(async () => city(1, 0), {...ofCity, period: '2026-10'});

/** A single day, as supervisors may see it. */
export const OneDay = story(
  async () => {
    const [day] = cityResults(1, 0).trend.points;
    return city(1, 0, {trend: {unit: 'day', points: day ? [{...day, period: '2026-10-29'}] : []}, ranking: null});
  },
  {label: '示例市', from: '2026-10-29', to: '2026-10-29', groupBy: 'day'},
);

/** A calendar year by month. */
export const Year = story(async () => city(10, 674), {...ofCity, period: '2026'});

/** Half of the ratings are default ratings: hatched, so that they differ without colour. */
export const ManyDefaults = story(
  async () =>
    city(1, 0, {
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
      orders: 15,
      orderFigures: {opened: 15, answered: 13, due: 14, onTime: 12, overdue: 1},
      measures: withValues({
        mean: 8.25,
        bad_rate: 0.075,
        active_rate: 0.5,
        on_time_rate: 0.8571,
        matter_score: 8.2,
        window_score: 8.31,
      }),
      topTags: [],
      trend: {unit: 'month', points: []},
      ranking: null,
    }),
  {label: '示例市示例区', period: '2026-10'},
);

/** By channel; one of them has too few ratings to show levels without identifying people. */
export const Channels = story(
  async () => {
    const {total, voided, orders, levels} = cityResults(1, 0);
    const active = levels.reduce((sum, level) => sum + level.active, 0);
    const groups = partsOf({total: total - 2, active: active - 2, bad: orders, voided}, [
      ['mobile', 0.52],
      ['hall_tablet', 0.31],
      ['web', 0.17],
    ]).map(part => ({...part, name: null, withheld: false}));
    const sms = {key: 'sms', name: null, total: 2, active: 2, default: 0, voided: 0, bad: 0, mean: null, badRate: null};
    return city(1, 0, {groups: [...groups, {...sms, withheld: true}], ranking: null});
  },
  {label: '示例市', groupBy: 'channel', period: '2026-10'},
);

/** Too few ratings to show levels without identifying people: the board shows no figures and explains why. */
export const SmallCounts = story(
  async () =>
    city(1, 0, {
      total: 3,
      levels: [],
      voided: 0,
      shares: {active: null, default: null, voided: null},
      orders: 0,
      orderFigures: {opened: 0, answered: 0, due: 0, onTime: 0, overdue: 0},
      measures: withValues({}),
      topTags: [],
      trend: {unit: 'month', points: []},
      ranking: null,
      withheld: true,
      levelsLeftOut: 3,
    }),
  {label: '示例市林业局', period: '2026-11'},
);

/** Measures without a number say why: everything was recorded by default. */
export const NothingToDivide = story(
  async () =>
    city(1, 0, {
      total: 62,
      levels: [{level: 'basically_satisfied', active: 0, default: 62, voided: 0}],
      voided: 0,
      shares: {active: 0, default: 1, voided: 0},
      orders: 0,
      orderFigures: {opened: 0, answered: 0, due: 0, onTime: 0, overdue: 0},
      measures: withValues({active_rate: 0}),
      topTags: [],
      trend: {unit: 'month', points: []},
      ranking: null,
    }),
  {label: '示例市林业局', period: '2026-10'},
);

/** The measures of the city with these values, and without a value where none is given. */
function withValues(values: Readonly<Record<string, number>>) {
  return cityResults(1, 0).measures.map(measure => ({...measure, value: values[measure.name] ?? null}));
}

const {results: october, publisher, cutOff} = cityPublication();
const identity = {from: '2026-10-01', to: '2026-10-31', publisher, cutOff, total: october.total};
const second = {publicationId: 'publication-2', version: 2, replaces: 'publication-1', reason: '补入迟到的热线评价。'};
const both = {
  items: [aPublicationEntry({...identity, ...second}), aPublicationEntry({...identity, latest: false})],
  nextCursor: null,
};
const first: BoardClient = {
  ...city(),
  listPublications: async () => ({items: [aPublicationEntry(identity)], nextCursor: null}),
  getPublication: async () => cityPublication(),
};
const corrected: BoardClient = {
  ...city(),
  listPublications: async () => both,
  getPublication: async ({publicationId}) => cityPublication(publicationId === 'publication-2' ? second : {}),
};
const ofBureau = {label: '示例市', publication: 'latest', endpoint: 'https://rating.example'} as const;

/** `publication="latest"`: the newest publication of the area, a month by day. */
export const Publication = story(async () => first, ofBureau);

/** A publication that replaced an earlier version and says why. */
export const CorrectedPublication = story(async () => corrected, ofBureau);

/** A version that was replaced stays readable and says so. */
export const OlderVersion = story(async () => corrected, {...ofBureau, publication: 'publication-1'});

const counts = [41, 12, 5, 2, 1];

async function filled(backend: Backend): Promise<BoardClient> {
  for (const [index, level] of levels.entries())
    for (let i = 0; i < (counts[index] ?? 0); i++) await backend.rate(level);
  return backend.client;
}

/** What the server in this tab discloses about this month's ratings: only their number. */
export const ThisMonth = story(filled, {areaCode: '440100'});

/** A publication of ratings given in this tab, and a second version with a reason. */
export const PublishedHere = story(
  async backend => {
    await filled(backend);
    await backend.publish();
    await backend.publish('补入迟到的电话评价。');
    return backend.results;
  },
  {publication: 'latest', areaCode: '440100'},
);

/** Nothing has been published for this area. */
export const NotPublished = story(
  async () => ({...corrected, listPublications: async () => ({items: [], nextCursor: null})}),
  {publication: 'latest'},
);

const refused = {'zh-CN': '无权。', 'zh-TW': '無權。', en: 'Not allowed.'};

/** These results are not public: there is no retry button. */
export const Forbidden = story(async () => ({
  getStatistics: async () => {
    throw new ApiError(403, {code: 'institution_not_allowed', retry: false, messages: refused} as never);
  },
}));

/** There are no ratings yet. */
export const Empty = story(async backend => backend.client);

/** The results are on their way: fields of their size keep their place. */
export const Loading = story(async () => waitingClient(), {label: '示例市'});

/** The results cannot be loaded. */
export const Unreachable = story(async () => offlineClient());

/**
 * A gateway responds instead of the server, here with an HTML page: the board says so, with one code on the console.
 */
export const NotOurs = story(async () => foreignClient());

/** The results were there, and cannot be read anew. */
export const Stale: Story = {
  ...story(async () => {
    let reads = 0;
    return {
      getStatistics: async () => {
        if (reads++) throw new NetworkError('no_answer');
        return cityResults();
      },
    };
  }, ofCity),
  play: async ({canvasElement}) => {
    await find(canvasElement, 'gov-rating-board', '.figures dt');
    await canvasElement.querySelector('gov-rating-board')?.refresh();
  },
};
