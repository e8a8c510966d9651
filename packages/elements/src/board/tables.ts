import {channelNames} from '@gov-rating/sdk/core';
import {localized} from '../messages/language.ts';
import type {Results} from './results.ts';
import {fill} from '../messages/fill.ts';
import type {Kind, Words} from './words.ts';

/** A column: its heading, and the kind of its cells. */
export type Column = readonly [title: string, kind: Kind];
/** A name of the register, which is Chinese on a page in any language. */
export interface Registered {
  readonly name: string;
}
/** The cells of a row as values: a file gets numbers, a page formatted text. */
export type Row = readonly (string | number | null | undefined | Registered)[];

/** The text of a cell that is not a number. */
export const textOf = (cell: Row[number]): string => (typeof cell === 'object' && cell ? cell.name : `${cell ?? ''}`);

/** Figures in rows, for the page and the file. */
export interface Table {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows listed separately, under their own heading. */
  readonly apart?: {readonly title: string; readonly rows: readonly Row[]};
}

/** All tables of the board. */
export const tablesOf = (results: Results, words: Words): readonly Table[] =>
  [
    measureTable(results, words),
    levelTable(results, words),
    trendTable(results, words),
    rankingTable(results, words),
    ...partTables(results, words),
    tagTable(results, words),
    orderTable(results, words),
  ].filter(({rows, apart}) => rows.length || apart?.rows.length);

/** The number of ratings by level. Levels may be disclosed for a part of the total only; shares refer to that part. */
export const levelTable = ({levels, withheld}: Results, {messages}: Words): Table => ({
  name: 'levels',
  title: messages.levels,
  columns: [
    [messages.level, 'text'],
    [messages.total, 'count'],
    [messages.share, 'share'],
    [messages.active, 'count'],
    [messages.default, 'count'],
    [messages.voided, 'count'],
  ],
  rows: (withheld ? [] : levels).map(({level, active, default: recorded, voided}) => {
    const count = active + recorded;
    return [messages[level], count, shareOf(count, toldOf(levels)), active, recorded, voided];
  }),
});

/** The number of ratings whose level is disclosed. */
export const toldOf = (levels: Results['levels']): number =>
  levels.reduce((sum, {active, default: recorded}) => sum + active + recorded, 0);

/** A share, rounded; the numbers behind it are in the same row. */
const shareOf = (part: number, whole: number) => (whole ? Math.round((part / whole) * 1e6) / 1e6 : null);

/** The same figures by day or month. */
export const trendTable = ({trend, undated}: Results, {messages, day}: Words): Table => ({
  name: 'trend',
  title: messages.trend,
  columns: [[messages.period, 'text'], ...figures(messages)],
  rows: [...trend.points, ...undated].map(({period, ...row}) => [
    period ? day(period) : messages.others,
    ...figuresOf(row),
  ]),
});

/** Ranked institutions, and separately those whose sample is too small. */
export function rankingTable({ranking}: Results, {messages}: Words): Table {
  const rows = ranking?.rows ?? [];
  const cells = (small: boolean) =>
    rows
      .filter(({smallSample}) => smallSample === small)
      .map(({place, name, mean, badRate, n}) => [place, {name}, mean, badRate, n]);
  return {
    name: 'ranking',
    title: messages.ranking,
    columns: [
      [messages.place, 'count'],
      [messages.institution, 'text'],
      [messages.mean, 'points'],
      [messages.bad_rate, 'rate'],
      [messages.n, 'count'],
    ],
    rows: cells(false),
    apart: {title: fill(messages.small, {n: ranking?.minimumSample ?? 0}), rows: cells(true)},
  };
}

/** The figures by channel or item. */
export const partTables = ({parts}: Results, {messages, language}: Words): readonly Table[] =>
  parts.map(({of, rows}) => ({
    name: of,
    title: messages[of],
    columns: [[messages[of], 'text'], ...figures(messages)],
    rows: rows.map(row => {
      const channel = of === 'channel' && channelNames[row.key as keyof typeof channelNames];
      const {name: registered} = row;
      const name = channel
        ? localized(channel, language)
        : registered
          ? {name: registered}
          : row.key || messages.others;
      // Where levels would identify single ratings, the server leaves them out.
      return [name, ...figuresOf(row.withheld ? {...row, bad: null, mean: null, badRate: null} : row)];
    }),
  }));

/** The tags chosen most. */
export const tagTable = ({topTags}: Results, {messages, language}: Words): Table => ({
  name: 'tags',
  title: messages.tags,
  columns: [
    [messages.tag, 'text'],
    [messages.level, 'text'],
    [messages.times, 'count'],
  ],
  rows: (topTags ?? []).map(({text, level, count}) => [localized(text, language), messages[level], count]),
});

/** The outcome of the orders, in groups that add up to all of them. */
export function orderTable({orderFigures: of}: Results, {messages}: Words): Table {
  const rows: readonly (readonly [string, number])[] = of?.opened
    ? [
        [messages.on_time, of.onTime],
        [messages.late, of.due - of.onTime - of.overdue],
        [messages.overdue, of.overdue],
        [messages.undue, of.opened - of.due],
      ]
    : [];
  return {
    name: 'rectified',
    title: messages.rectified,
    columns: [
      [messages.state, 'text'],
      [messages.orders, 'count'],
      [messages.share, 'share'],
    ],
    rows: rows.map(([state, count]) => [state, count, shareOf(count, of?.opened ?? 0)]),
  };
}

const measureTable = ({total, orders, measures, withheld}: Results, {messages, language}: Words): Table => ({
  name: 'measures',
  title: messages.title,
  columns: [
    [messages.title, 'text'],
    ['', 'points'],
    [messages.formula, 'text'],
  ],
  rows: [
    [messages.total, total, messages.totalIs],
    ...(withheld ? [] : [[messages.orders, orders, messages.ordersIs]]),
    ...measures.map(({name, value, formula}) => [messages[name], value, localized(formula, language)]),
  ],
});

const figures = (messages: Words['messages']): readonly Column[] => [
  [messages.total, 'count'],
  [messages.mean, 'points'],
  [messages.bad_rate, 'rate'],
  [messages.bad, 'count'],
  [messages.active, 'count'],
  [messages.default, 'count'],
  [messages.voided, 'count'],
];

interface Figures {
  readonly total: number;
  readonly mean: number | null;
  readonly badRate: number | null;
  readonly bad: number | null;
  readonly active: number;
  readonly default: number;
  readonly voided: number;
}

const figuresOf = (of: Figures): Row => [of.total, of.mean, of.badRate, of.bad, of.active, of.default, of.voided];
