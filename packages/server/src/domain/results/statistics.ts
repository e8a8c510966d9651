import {
  findTag,
  findRetiredTag,
  type Grouping,
  type Statistics,
  type StatisticsGroup,
  type TagCount,
} from '@gov-rating/contract';
import type {GroupCount, GroupCounts, ResultCounts, TagChoiceCount} from '../../storage/results-storage.ts';
import {rankingRule} from './formulas.ts';
import {measureMethods, measureValues} from './measures.ts';
import {rankingOf} from './ranking.ts';
import type {ResultRules} from './result-rules.ts';
import {addAbout, emptyTallies, emptyTally, addTo, figuresOf, isSmallCell, quotient, type LevelTally} from './tally.ts';

/** Groups that an answer lists; institutions beyond them are still ranked. */
const mostGroups = 200;

/** What the storage has counted for one question. */
export interface Counted {
  readonly counts: ResultCounts;
  readonly unit: 'day' | 'month';
  /** Undefined when one item was asked for. */
  readonly tags: readonly TagChoiceCount[] | undefined;
  readonly groups: GroupCounts | undefined;
  readonly groupBy: Grouping | undefined;
  /** True when only one item or one channel was asked for: then few may have rated, and show who. */
  readonly narrow: boolean;
}

/** Counts as results: totals, every measure with its formula, and the parts asked for. */
export function statisticsOf(counted: Counted, rules: ResultRules, asOf: Date): Statistics {
  const {counts, tags, groups, groupBy} = counted;
  const tallies = emptyTallies();
  for (const {level, source, about, count} of counts.cells) addAbout(tallies, level, source, about, count);
  const figures = figuresOf(tallies.all, rules);
  const withheld = counted.narrow && isSmallCell(tallies.all, rules);
  const told = withheld ? emptyTallies() : tallies;
  const values = measureValues(told, counts.orders, rules);
  const share = (count: number) => quotient(count, figures.total + figures.voided, 4);
  return {
    total: figures.total,
    levels: told.all.map(level => ({...level})),
    voided: figures.voided,
    shares: {active: share(figures.active), default: share(figures.default), voided: share(figures.voided)},
    orders: withheld ? 0 : counts.orders.opened,
    orderFigures: withheld ? {opened: 0, answered: 0, due: 0, onTime: 0, overdue: 0} : {...counts.orders},
    measures: measureMethods(rules).map(method => ({
      ...method,
      value: withheld ? null : (values.find(({name}) => name === method.name)?.value ?? null),
    })),
    topTags: tags === undefined ? null : withheld ? [] : tags.map(tagCount),
    trend: {unit: counted.unit, points: withheld ? [] : trend(counts, rules)},
    groups: groups === undefined ? null : groups.groups.slice(0, mostGroups).map(group => groupOf(group, rules)),
    groupsLeftOut: groups === undefined ? 0 : groups.leftOut + Math.max(groups.groups.length - mostGroups, 0),
    ranking: groups !== undefined && groupBy === 'institution' ? ranking(groups.groups, rules) : null,
    withheld,
    asOf: asOf.toISOString(),
  };
}

function groupOf({key, name, levels}: GroupCount, rules: ResultRules): StatisticsGroup {
  const figures = figuresOf(levels, rules);
  if (!isSmallCell(levels, rules)) return {key, name, ...figures, withheld: false};
  return {key, name, ...figures, bad: 0, mean: null, badRate: null, withheld: true};
}

function ranking(groups: readonly GroupCount[], rules: ResultRules): Statistics['ranking'] {
  const rows = rankingOf(
    groups.map(({key, levels}) => ({institutionCode: key, tally: levels})),
    rules,
  );
  const names = new Map(groups.map(({key, name}) => [key, name]));
  return {
    rule: rankingRule(rules.minimumSample),
    minimumSample: rules.minimumSample,
    rows: rows.map(row => ({...row, name: names.get(row.institutionCode) ?? ''})),
  };
}

function trend({cells}: ResultCounts, rules: ResultRules): Statistics['trend']['points'] {
  const periods = new Map<string, LevelTally[]>();
  for (const {period, level, source, count} of cells) {
    const tally = periods.get(period) ?? emptyTally();
    periods.set(period, tally);
    addTo(tally, level, source, count);
  }
  return [...periods]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([period, tally]) => ({period, ...figuresOf(tally, rules)}));
}

/** A tag with its words; also one of an earlier catalogue. */
function tagCount({code, level, count}: TagChoiceCount): TagCount {
  const retired = findRetiredTag(code)?.text;
  const text = retired ?? code;
  return {code, level, text: findTag(code)?.text ?? {'zh-CN': text, 'zh-TW': text, en: text}, count};
}
