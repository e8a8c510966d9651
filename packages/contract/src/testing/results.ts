import {catalogueV2} from '../standard/tags.ts';
import type {Localized} from '../standard/localized.ts';
import type {Measure, Publication, PublicationEntry, RankingRow, Statistics, TrendPoint} from '../types.ts';

const formula = (zhCN: string, zhTW: string, en: string): Localized => ({'zh-CN': zhCN, 'zh-TW': zhTW, en});
const measure = (name: Measure['name'], value: number | null, unit: 'points' | 'share', words: Localized): Measure => ({
  name,
  value,
  unit,
  certainty: name === 'mean' ? 'derived' : 'likely',
  formula: words,
});

/** The levels that Guangdong published for July 2023; the default ratings are ours. */
const levels: Statistics['levels'] = [
  {level: 'very_satisfied', active: 13_431_970, default: 0, voided: 0},
  {level: 'satisfied', active: 10_421, default: 0, voided: 0},
  {level: 'basically_satisfied', active: 10_940, default: 7_122, voided: 0},
  {level: 'dissatisfied', active: 295, default: 0, voided: 14},
  {level: 'very_dissatisfied', active: 980, default: 0, voided: 62},
];

const measures: readonly Measure[] = [
  measure(
    'mean',
    9.99,
    'points',
    formula(
      '平均分＝各等级分值×该等级评价数之和÷评价总数，仅计主动评价；分值：非常满意 10、满意 8、基本满意 6、不满意 3、非常不满意 0',
      '平均分＝各等級分值×該等級評價數之和÷評價總數，僅計主動評價；分值：非常滿意 10、滿意 8、基本滿意 6、不滿意 3、非常不滿意 0',
      'Mean = sum of (points of the level × ratings of the level) ÷ all active ratings; points: very satisfied 10, satisfied 8, basically satisfied 6, dissatisfied 3, very dissatisfied 0',
    ),
  ),
  measure(
    'bad_rate',
    0.0001,
    'share',
    formula(
      '差评率＝（不满意＋非常不满意）评价数÷评价总数，仅计主动评价',
      '差評率＝（不滿意＋非常不滿意）評價數÷評價總數，僅計主動評價',
      'Bad rate = (dissatisfied + very dissatisfied) ÷ all active ratings',
    ),
  ),
  measure(
    'active_rate',
    0.9995,
    'share',
    formula(
      '主动评价率＝主动评价数÷（主动评价数＋默认评价数）',
      '主動評價率＝主動評價數÷（主動評價數＋預設評價數）',
      'Active rate = active ratings ÷ (active ratings + default ratings)',
    ),
  ),
  measure(
    'on_time_rate',
    0.9821,
    'share',
    formula(
      '按时整改率＝期限内答复的工单数÷应答复的工单数',
      '按時整改率＝期限內答覆的工單數÷應答覆的工單數',
      'Rectified on time = orders answered before their deadline ÷ orders whose answer was due',
    ),
  ),
  measure('matter_score', 9.97, 'points', formula('事项办理得分', '事項辦理得分', 'Handling of the matter')),
  measure('window_score', 9.99, 'points', formula('窗口服务得分', '窗口服務得分', 'Service at the window')),
  measure(
    'score',
    null,
    'points',
    formula(
      '综合得分按事项办理和窗口服务两个维度加权；未见本地区的权重，不计算',
      '綜合得分按事項辦理和窗口服務兩個維度加權；未見本地區的權重，不計算',
      'The score weighs the two dimensions; no source gives the weights of this region, so there is none',
    ),
  ),
];

const cities: readonly (readonly [name: string, mean: number, bad: number, n: number])[] = [
  ['深圳市人民政府', 9.99, 355, 2_373_600],
  ['佛山市人民政府', 9.99, 121, 1_204_118],
  ['广州市人民政府', 9.98, 402, 2_650_940],
  ['东莞市人民政府', 9.98, 140, 901_330],
  ['珠海市人民政府', 9.97, 61, 402_771],
  ['中山市人民政府', 9.96, 58, 377_004],
  ['惠州市人民政府', 9.96, 66, 411_090],
  ['江门市人民政府', 9.95, 49, 300_412],
  ['湛江市人民政府', 9.95, 90, 512_200],
  ['茂名市人民政府', 9.94, 84, 470_655],
  ['汕头市人民政府', 9.94, 92, 488_001],
  ['肇庆市人民政府', 9.93, 51, 260_774],
  ['清远市人民政府', 9.91, 60, 244_008],
  ['梅州市人民政府', 9.9, 55, 210_931],
];

const rows: readonly RankingRow[] = [
  ...cities.map(([name, mean, bad, n], index) => ({
    institutionCode: `1144${String(index).padStart(4, '0')}DEM0000001`,
    name,
    place: index + 1,
    mean,
    badRate: Math.round((bad / n) * 10_000) / 10_000,
    n,
    smallSample: false,
  })),
  {
    institutionCode: '11440000DEM0000099',
    name: '广东省林业局',
    place: null,
    mean: 9.2,
    badRate: 0,
    n: 17,
    smallSample: true,
  },
];

const rankingRule = formula(
  '按平均分由高到低、差评率由低到高排名，数值相同的位次相同；计入的评价少于 30 条的机构不排位次',
  '按平均分由高到低、差評率由低到高排名，數值相同的位次相同；計入的評價少於 30 則的機構不排位次',
  'By mean, then by bad rate; equal figures share a place; with fewer than 30 ratings there is no place',
);

/** A year by month: the mean rises while the share of bad ratings falls, and one month has no mean. */
const months: readonly TrendPoint[] = Array.from({length: 12}, (_, index) => {
  const period = new Date(Date.UTC(2022, 7 + index, 1)).toISOString().slice(0, 7);
  const active = 9_200_000 + index * 380_000 + (index % 3) * 410_000;
  const bad = 1_900 - index * 60 + (index % 4) * 110;
  const recorded = 260_000 - index * 23_000;
  const mean = Math.round((9.62 + index * 0.033 - (index % 4) * 0.02) * 100) / 100;
  return {
    period,
    total: active + recorded,
    active,
    default: recorded,
    voided: 40 + index,
    bad,
    mean: index === 5 ? null : mean,
    badRate: Math.round((bad / active) * 10_000_000) / 10_000_000,
  };
});

/** Tags by how often they were chosen; words are those of the catalogue. */
const topTags = [4_120_330, 2_980_114, 1_204_800, 6_020, 121, 96].map((count, index) => {
  const level = levels[[0, 0, 0, 1, 3, 4][index] ?? 0]?.level;
  const {code, text} = catalogueV2.tags.filter(tag => tag.level === level)[index % 3] ?? catalogueV2.tags[0];
  return {code, level: level ?? 'satisfied', text, count};
});

const orderFigures = {opened: 1_249, answered: 1_165, due: 1_173, onTime: 1_152, overdue: 8};

/** Live results of a province: figures as large and as lopsided as the published ones. */
export const aStatistics = (facts: Partial<Statistics> = {}): Statistics => ({
  total: 13_461_728,
  levels,
  voided: 76,
  shares: {active: 0.9995, default: 0.0005, voided: 0.0000056},
  orders: 1_249,
  orderFigures,
  measures: [...measures],
  topTags,
  trend: {unit: 'month', points: [...months]},
  ranking: {rule: rankingRule, minimumSample: 30, rows: [...rows]},
  groups: null,
  groupsLeftOut: 0,
  withheld: false,
  levelsLeftOut: 0,
  asOf: '2023-08-14T01:30:00.000Z',
  ...facts,
});

/** What identifies a publication in a list: July 2023, the first version. */
export const aPublicationEntry = (facts: Partial<PublicationEntry> = {}): PublicationEntry => ({
  publicationId: 'publication-1',
  version: 1,
  replaces: null,
  reason: null,
  publisher: {institutionCode: '11440000DEM0000001', name: '广东省政务服务和数据管理局'},
  areaCode: '440000',
  from: '2023-07-01',
  to: '2023-07-31',
  cutOff: '2023-08-14T01:30:00.000Z',
  latest: true,
  total: 13_461_728,
  sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
  ...facts,
});

/** A publication (通报) of the same figures. */
export const aPublication = (facts: Partial<Publication> = {}): Publication => {
  const {latest: _latest, total, sha256: _sha256, ...identity} = aPublicationEntry();
  return {
    format: 'gov-rating-publication-1',
    ...identity,
    cases: 13_879_360,
    withheld: 3,
    method: {
      profile: {id: 'guangdong-2019', name: formula('广东（2019）', '廣東（2019）', 'Guangdong (2019)')},
      points: {very_satisfied: 10, satisfied: 8, basically_satisfied: 6, dissatisfied: 3, very_dissatisfied: 0},
      scoreWeights: null,
      defaultsCounted: false,
      windowTags: [],
      minimumSample: 30,
      minimumCell: 5,
      measures: measures.map(({value: _value, ...method}) => method),
      rankingRule,
      cellRule: formula(
        '评价不足 5 条的组合不单独显示等级',
        '評價不足 5 則的組合不單獨顯示等級',
        'No combination that fewer than 5 citizens rated is shown with its levels',
      ),
      names: {
        institutions: Object.fromEntries(rows.map(({institutionCode, name}) => [institutionCode, name])),
        items: {'11440000000000000010440115001000': '不动产首次登记'},
        tags: Object.fromEntries(topTags.map(({code, text}) => [code, text])),
      },
    },
    results: {
      total,
      levels,
      voided: 76,
      shares: {active: 0.9995, default: 0.0005, voided: 0.0000056},
      orders: 1_249,
      orderFigures,
      measures: measures.map(({name, value}) => ({name, value})),
      topTags: topTags.map(({code, level, count}) => ({code, level, count})),
      channels: [part('mobile', 9_870_112), part('web', 2_100_400), part('', 3)],
      items: [part('11440000000000000010440115001000', 40_210)],
      itemsLeftOut: 12,
      trend: months.slice(0, 7).map((point, index) => ({...point, period: `2023-07-0${index + 1}`})),
      ranking: rows.map(({name: _name, ...row}) => row),
      unranked: 0,
    },
    ...facts,
  };
};

const part = (key: string, total: number) => ({
  key,
  total,
  active: total,
  default: 0,
  voided: 1,
  bad: Math.round(total / 10_000),
  mean: 9.9,
  badRate: 0.0001,
});
