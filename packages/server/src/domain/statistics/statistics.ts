import {
  findRetiredTag,
  findTag,
  type Grouping,
  type Statistics,
  type StatisticsGroup,
  type TagCount,
} from '@gov-rating/contract';
import {rankingRule} from './formulas.ts';
import {measureMethods, measureValues} from './measures.ts';
import {toRanking} from './ranking.ts';
import type {ResultRules} from './result-rules.ts';
import type {GroupCount, GroupCounts, ResultCounts, TagChoiceCount} from './statistics-storage.ts';
import {
  addAbout,
  addTo,
  emptyTallies,
  emptyTally,
  givenIn,
  quotient,
  toFigures,
  type DimensionTallies,
  type LevelTally,
  type Tally,
} from './tally.ts';

/** The most groups in a response; institutions beyond them are still ranked. */
const mostGroups = 200;

/** What the storage has counted for one question. */
export interface Counts {
  readonly counts: ResultCounts;
  /** Undefined when one item was asked for. */
  readonly tags: readonly TagChoiceCount[] | undefined;
  readonly groups: GroupCounts | undefined;
}

/** All counts, and the part of them that small cell suppression allows to disclose by level. */
export interface Counted {
  readonly all: Counts;
  readonly disclosed: Counts;
  /** A series by day leaves out what is counted by month only, unless nothing is counted by day. */
  readonly unit: 'day' | 'month';
  readonly groupBy: Grouping | undefined;
}

/** Converts counts to results: totals, every measure with its formula, and the requested groups. */
export function toStatistics({all, disclosed, unit, groupBy}: Counted, rules: ResultRules, asOf: Date): Statistics {
  const [whole, tallies] = [talliesOf(all), talliesOf(disclosed)];
  const {total} = toFigures(whole.all, rules);
  const figures = toFigures(tallies.all, rules);
  const withheld = givenIn(whole.all) > 0 && givenIn(tallies.all) === 0;
  const {counts, tags} = disclosed;
  const values = measureValues(tallies, counts.orders, rules);
  const share = (count: number) => quotient(count, figures.total + figures.voided, 4);
  const groups = all.groups && {
    ...all.groups,
    groups: disclosedGroups(all.groups.groups, disclosed.groups?.groups ?? []),
  };
  return {
    total,
    levels: tallies.all.map(level => ({...level})),
    voided: figures.voided,
    shares: {active: share(figures.active), default: share(figures.default), voided: share(figures.voided)},
    orders: counts.orders.opened,
    orderFigures: {...counts.orders},
    measures: measureMethods(rules).map(method => ({
      ...method,
      value: withheld ? null : (values.find(({name}) => name === method.name)?.value ?? null),
    })),
    topTags: all.tags === undefined ? null : (tags ?? []).map(tagCount),
    trend: trend(counts, unit, rules),
    groups: groups === undefined ? null : groups.groups.slice(0, mostGroups).map(group => groupOf(group, rules)),
    groupsLeftOut: groups === undefined ? 0 : groups.leftOut + Math.max(groups.groups.length - mostGroups, 0),
    ranking: groups !== undefined && groupBy === 'institution' ? ranking(groups.groups, rules) : null,
    withheld,
    levelsLeftOut: total - figures.total,
    asOf: asOf.toISOString(),
  };
}

function talliesOf({counts}: Counts): DimensionTallies {
  const tallies = emptyTallies();
  for (const {level, source, about, count} of counts.cells) addAbout(tallies, level, source, about, count);
  return tallies;
}

/** A group, and the part of it that may be disclosed by level. */
interface DisclosedGroup extends GroupCount {
  readonly disclosed: Tally;
}

function disclosedGroups(all: readonly GroupCount[], disclosed: readonly GroupCount[]): DisclosedGroup[] {
  const known = new Map(disclosed.map(({key, levels}) => [key, levels]));
  return all.map(group => ({...group, disclosed: known.get(group.key) ?? emptyTally()}));
}

function groupOf({key, name, levels, disclosed}: DisclosedGroup, rules: ResultRules): StatisticsGroup {
  const {bad, mean, badRate} = toFigures(disclosed, rules);
  const withheld = givenIn(levels) > 0 && givenIn(disclosed) === 0;
  const figures = {...toFigures(levels, rules), bad, mean, badRate};
  return {key, name, ...(withheld ? {...figures, bad: 0, mean: null, badRate: null} : figures), withheld};
}

function ranking(groups: readonly DisclosedGroup[], rules: ResultRules): Statistics['ranking'] {
  const rows = toRanking(
    groups.map(({key, disclosed}) => ({institutionCode: key, tally: disclosed})),
    rules,
  );
  const names = new Map(groups.map(({key, name}) => [key, name]));
  return {
    rule: rankingRule(rules.minimumSample),
    minimumSample: rules.minimumSample,
    rows: rows.map(row => ({...row, name: names.get(row.institutionCode) ?? ''})),
  };
}

/** The periods that are months have seven characters, `YYYY-MM`. */
const isMonth = ({period}: {readonly period: string}): boolean => period.length === 7;

function trend({cells}: ResultCounts, wanted: 'day' | 'month', rules: ResultRules): Statistics['trend'] {
  const unit = cells.length > 0 && cells.every(isMonth) ? 'month' : wanted;
  const periods = new Map<string, LevelTally[]>();
  for (const {period, level, source, count} of cells.filter(cell => isMonth(cell) === (unit === 'month'))) {
    const tally = periods.get(period) ?? emptyTally();
    periods.set(period, tally);
    addTo(tally, level, source, count);
  }
  const points = [...periods].sort(([one], [other]) => (one < other ? -1 : 1));
  return {unit, points: points.map(([period, tally]) => ({period, ...toFigures(tally, rules)}))};
}

/** A tag with its texts; also one of an earlier catalogue. */
function tagCount({code, level, count}: TagChoiceCount): TagCount {
  const retired = findRetiredTag(code)?.text;
  const text = retired ?? code;
  return {code, level, text: findTag(code)?.text ?? {'zh-CN': text, 'zh-TW': text, en: text}, count};
}
