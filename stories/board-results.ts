import {levels} from '@gov-rating/contract/standard';
import type {Level} from '@gov-rating/contract/standard';
import {aPublication, aStatistics} from '@gov-rating/contract/testing';
import type {Publication, Statistics} from '@gov-rating/contract';

/**
 * Results of a city that does not exist. Every figure follows from the same ratings, counted by office and month, so
 * that all totals agree.
 */

/** Ratings of an office in a month: by citizens, best level first, by default, and void. */
interface Cell {
  readonly active: readonly number[];
  readonly recorded: number;
  readonly voided: number;
}

/** Offices, how many rated them in a usual month, and how much of that was good. */
const offices: readonly (readonly [name: string, often: number, good: number])[] = [
  ['示例市政务服务中心', 4_200, 0.962],
  ['示例市人力资源和社会保障局', 3_100, 0.951],
  ['示例市医疗保障局', 2_650, 0.957],
  ['示例市公安局', 2_300, 0.948],
  ['示例市不动产登记中心', 1_850, 0.955],
  ['示例市市场监督管理局', 1_400, 0.944],
  ['示例市民政局', 980, 0.968],
  ['示例市住房公积金管理中心', 870, 0.959],
  ['示例市教育局', 640, 0.949],
  ['示例市卫生健康委员会', 520, 0.941],
  ['示例市交通运输局', 460, 0.937],
  ['示例市自然资源局', 390, 0.934],
  ['示例市农业农村局', 210, 0.953],
  ['示例市文化广电旅游局', 120, 0.96],
];
/** So few rated this one that it has no place. */
const small: readonly Cell[] = [{active: [15, 2, 0, 0, 0], recorded: 0, voided: 0}];

const points = [10, 8, 6, 3, 0];
const [defaultLevel, firstBad] = [2, 3];
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const round = (value: number, places: number) => Math.round(value * 10 ** places) / 10 ** places;

function cellOf(often: number, good: number, month: number): Cell {
  const all = often * (1 + 0.035 * month - 0.08 * Number(month % 4 === 1));
  const better = good + 0.0012 * month;
  const rest = 1 - better;
  const active = [better, rest * 0.7, rest * 0.24, rest * 0.045, rest * 0.015].map(share => Math.round(all * share));
  return {active, recorded: Math.round(all * (0.12 - 0.006 * month)), voided: Math.round(all / 4_000)};
}

const added = (cells: readonly Cell[]): Cell => ({
  active: levels.map((_, level) => sum(cells.map(({active}) => active[level] ?? 0))),
  recorded: sum(cells.map(({recorded}) => recorded)),
  voided: sum(cells.map(({voided}) => voided)),
});

/** Default ratings are counted, and enter neither the mean nor a rate: the rule of the region. */
function figuresOf({active, recorded, voided}: Cell) {
  const n = sum(active);
  const bad = sum(active.slice(firstBad));
  return {
    total: n + recorded,
    active: n,
    default: recorded,
    voided,
    bad,
    mean: n ? round(sum(active.map((count, level) => count * (points[level] ?? 0))) / n, 2) : null,
    badRate: n ? round(bad / n, 4) : null,
  };
}

/**
 * The city over a number of months until October 2026, and a number of ratings of November whose levels may not be
 * disclosed yet.
 */
export function cityResults(months = 12, thisMonth = 674, facts: Partial<Statistics> = {}): Statistics {
  const rows = [
    ...offices.map(([name, often, good]) => ({
      name,
      cells: Array.from({length: months}, (_, month) => cellOf(often, good, month)),
    })),
    {name: '示例市林业局', cells: small},
  ];
  const course = Array.from({length: months}, (_, month) => ({
    period: new Date(Date.UTC(2026, 10 - months + month, 1)).toISOString().slice(0, 7),
    ...figuresOf(added(rows.map(({cells}) => cells[month] ?? {active: [], recorded: 0, voided: 0}))),
  }));
  const all = added(rows.flatMap(({cells}) => cells));
  const of = figuresOf(all);
  const overdue = Math.round(of.bad / 400);
  const late = Math.round(of.bad / 90);
  const undue = Math.round(of.bad / 30);
  const onTime = of.bad - overdue - late - undue;
  const orderFigures = {opened: of.bad, answered: onTime + late, due: of.bad - undue, onTime, overdue};
  const values: Readonly<Record<string, number | null>> = {
    mean: of.mean,
    bad_rate: of.badRate,
    active_rate: round(of.active / of.total, 4),
    on_time_rate: round(onTime / (of.bad - undue), 4),
    matter_score: round((of.mean ?? 0) - 0.01, 2),
    window_score: round((of.mean ?? 0) + 0.02, 2),
    score: null,
  };
  const base = aStatistics();
  const given = of.total + of.voided;
  return {
    ...base,
    total: of.total + thisMonth,
    levels: levels.map((level, index) => ({
      level,
      active: all.active[index] ?? 0,
      default: index === defaultLevel ? all.recorded : 0,
      voided: index < firstBad ? 0 : index === firstBad ? of.voided : 0,
    })),
    voided: of.voided,
    shares: {
      active: round(of.active / given, 6),
      default: round(of.default / given, 6),
      voided: round(of.voided / given, 6),
    },
    orders: of.bad,
    orderFigures,
    measures: base.measures.map(measure => ({...measure, value: values[measure.name] ?? null})),
    topTags: (base.topTags ?? []).map((tag, index) => ({
      ...tag,
      count: Math.round((all.active[levelIndex(tag.level)] ?? 0) * ([0.41, 0.28, 0.12][index] ?? 0.2)),
    })),
    trend: {unit: 'month', points: course},
    ranking: {...(base.ranking as NonNullable<Statistics['ranking']>), rows: placed(rows)},
    levelsLeftOut: thisMonth,
    asOf: '2026-11-29T01:30:00.000Z',
    ...facts,
  };
}

const levelIndex = (name: Level) => levels.indexOf(name);

function placed(rows: readonly {readonly name: string; readonly cells: readonly Cell[]}[]) {
  const figures = rows.map(({name, cells}, index) => ({
    institutionCode: `11440000DEM00000${index + 10}`,
    name,
    ...figuresOf(added(cells)),
  }));
  const enough = figures.filter(({active}) => active >= 30);
  enough.sort((one, other) => (other.mean ?? 0) - (one.mean ?? 0) || (one.badRate ?? 0) - (other.badRate ?? 0));
  const places = new Map<string, number>();
  return [...enough, ...figures.filter(({active}) => active < 30)].map(
    ({institutionCode, name, mean, badRate, active}, index) => {
      const smallSample = active < 30;
      const same = `${mean} ${badRate}`;
      if (!places.has(same)) places.set(same, index + 1);
      return {
        institutionCode,
        name,
        place: smallSample ? null : (places.get(same) ?? null),
        mean,
        badRate,
        n: active,
        smallSample,
      };
    },
  );
}

/** Figures apart by channel, item or day in this proportion; together they are the whole. */
export function partsOf(
  whole: {readonly total: number; readonly active: number; readonly bad: number; readonly voided: number},
  shares: readonly (readonly [key: string, share: number])[],
) {
  const all = sum(shares.map(([, share]) => share));
  let before = 0;
  return shares.map(([key, share]) => {
    const after = before + share;
    const of = (count: number) => Math.round((count * after) / all) - Math.round((count * before) / all);
    const [total, active, bad, voided] = [of(whole.total), of(whole.active), of(whole.bad), of(whole.voided)];
    before = after;
    const mean = round(9.9 - 12 * (bad / active), 2);
    return {key, total, active, default: total - active, voided, bad, mean, badRate: round(bad / active, 4)};
  });
}

/** October 2026 of the city as its bureau published it, by day. */
export function cityPublication(facts: Partial<Publication> = {}): Publication {
  const month = cityResults(1, 0);
  const whole = {
    total: month.total,
    active: month.total - month.levels.reduce((total, level) => total + level.default, 0),
    bad: month.orders,
    voided: month.voided,
  };
  const base = aPublication();
  const rows = month.ranking?.rows ?? [];
  const items: readonly (readonly [code: string, name: string, share: number])[] = [
    ['11440000000000000010440115001000', '不动产首次登记', 0.31],
    ['11440000000000000010440115002000', '社会保险费缴费记录查询', 0.27],
    ['11440000000000000010440115003000', '居住证申领', 0.22],
    ['11440000000000000010440115004000', '个体工商户设立登记', 0.2],
  ];
  const days = partsOf(
    whole,
    Array.from({length: 31}, (_, day) => {
      const date = `2026-10-${String(day + 1).padStart(2, '0')}`;
      const isWorkday = ![0, 6].includes(new Date(date).getUTCDay()) && day > 6;
      return [date, isWorkday ? 0.05 + 0.002 * (day % 5) : 0.007] as const;
    }),
  );
  return {
    ...base,
    publisher: {institutionCode: '11440000DEM0000001', name: '示例市政务服务和数据管理局'},
    areaCode: '440000',
    from: '2026-10-01',
    to: '2026-10-31',
    cutOff: '2026-11-14T01:30:00.000Z',
    cases: Math.round(month.total * 1.31),
    withheld: 14,
    method: {
      ...base.method,
      names: {
        institutions: Object.fromEntries(rows.map(({institutionCode, name}) => [institutionCode, name])),
        items: Object.fromEntries(items.map(([code, name]) => [code, name])),
        tags: base.method.names.tags,
      },
    },
    results: {
      ...base.results,
      total: month.total,
      levels: month.levels,
      voided: month.voided,
      shares: month.shares,
      orders: month.orders,
      orderFigures: month.orderFigures,
      measures: month.measures.map(({name, value}) => ({name, value})),
      topTags: (month.topTags ?? []).map(({code, level, count}) => ({code, level, count})),
      channels: partsOf(whole, [
        ['mobile', 0.46],
        ['', 0.001],
        ['hall_tablet', 0.33],
        ['web', 0.209],
      ]),
      items: partsOf(
        whole,
        items.map(([code, , share]) => [code, share]),
      ),
      itemsLeftOut: 0,
      trend: days.map(({key, ...figures}) => ({period: key, ...figures})),
      ranking: rows.map(({name: _name, ...row}) => row),
      unranked: 0,
    },
    ...facts,
  };
}
