import type {ExportedOrderState, Level, OrderFigures, PublicationResults} from '@gov-rating/contract';
import {measureValues} from '../statistics/measures.ts';
import {toRanking} from '../statistics/ranking.ts';
import type {ResultRules} from '../statistics/result-rules.ts';
import {
  addAbout,
  addTo,
  emptyTallies,
  emptyTally,
  quotient,
  sumOfLevels,
  toAbout,
  toFigures,
  type LevelTally,
} from '../statistics/tally.ts';
import type {ExportRow} from './publication-storage.ts';

/** How many items and tags a publication names. */
const mostItems = 100;
const mostTags = 20;

/**
 * Computes the figures of a publication from the rows of its export alone. The order of the rows does not matter.
 * Memory grows with the number of institutions, items and days, not with the number of ratings.
 */
export class PublicationTally {
  readonly #rules: ResultRules;
  readonly #tallies = emptyTallies();
  readonly #parts = {
    institution: new Map<string, LevelTally[]>(),
    item: new Map<string, LevelTally[]>(),
    channel: new Map<string, LevelTally[]>(),
    day: new Map<string, LevelTally[]>(),
  };
  readonly #tags = new Map<string, {readonly code: string; readonly level: Level; count: number}>();
  readonly #orders = new Map<ExportedOrderState, number>();

  constructor(rules: ResultRules) {
    this.#rules = rules;
  }

  /** Adds a row, that is `count` ratings. */
  add({institutionCode, itemCode, channel, day, level, source, tags, order, count}: ExportRow): void {
    addAbout(this.#tallies, level, source, toAbout(tags, this.#rules.windowTags), count);
    addTo(partOf(this.#parts.institution, institutionCode), level, source, count);
    addTo(partOf(this.#parts.item, itemCode), level, source, count);
    addTo(partOf(this.#parts.channel, channel), level, source, count);
    addTo(partOf(this.#parts.day, day), level, source, count);
    this.#orders.set(order, (this.#orders.get(order) ?? 0) + count);
    if (source !== 'active') return;
    for (const code of tags) {
      const known = this.#tags.get(code);
      if (known) known.count += count;
      else this.#tags.set(code, {code, level, count});
    }
  }

  /** The institutions and items of what was added. */
  codes(): {readonly institutions: readonly string[]; readonly items: readonly string[]} {
    const known = (parts: ReadonlyMap<string, unknown>) => [...parts.keys()].filter(code => code !== '');
    return {institutions: known(this.#parts.institution), items: known(this.#parts.item)};
  }

  /** All figures of what was added. */
  results(): PublicationResults {
    const {all} = this.#tallies;
    const figures = toFigures(all, this.#rules);
    const orders = this.#orderFigures();
    const {active, default: byDefault, voided, total} = figures;
    const share = (count: number) => quotient(count, total + voided, 4);
    const items = this.#groups('item');
    const institutions = [...this.#parts.institution].filter(([institutionCode]) => institutionCode !== '');
    return {
      total,
      levels: all.map(level => ({...level})),
      voided,
      shares: {active: share(active), default: share(byDefault), voided: share(voided)},
      orders: orders.opened,
      orderFigures: orders,
      measures: measureValues(this.#tallies, orders, this.#rules),
      topTags: this.#topTags(),
      channels: this.#groups('channel'),
      items: items.slice(0, mostItems),
      itemsLeftOut: Math.max(items.length - mostItems, 0),
      trend: this.#trend(),
      ranking: toRanking(
        institutions.map(([institutionCode, tally]) => ({institutionCode, tally})),
        this.#rules,
      ),
      unranked: sumOfLevels(this.#parts.institution.get('') ?? emptyTally(), level => level.active + level.default),
    };
  }

  #orderFigures(): OrderFigures {
    const count = (state: ExportedOrderState) => this.#orders.get(state) ?? 0;
    const [open, overdue, answered] = [count('open'), count('overdue'), count('answered')];
    const [onTime, late] = [count('on_time'), count('late')];
    return {
      opened: open + overdue + answered + onTime + late,
      answered: answered + onTime + late,
      due: onTime + late + overdue,
      onTime,
      overdue,
    };
  }

  #groups(kind: 'item' | 'channel'): PublicationResults['items'] {
    return [...this.#parts[kind]]
      .map(([key, tally]) => ({key, ...toFigures(tally, this.#rules)}))
      .sort((one, other) => other.total - one.total || inOrder(one.key, other.key));
  }

  /** Sorted by day; rows without a day come last. */
  #trend(): PublicationResults['trend'] {
    return [...this.#parts.day]
      .map(([period, tally]) => ({period, ...toFigures(tally, this.#rules)}))
      .sort(
        (one, other) => Number(one.period === '') - Number(other.period === '') || inOrder(one.period, other.period),
      );
  }

  #topTags(): PublicationResults['topTags'] {
    return [...this.#tags.values()]
      .sort((one, other) => other.count - one.count || inOrder(one.code, other.code))
      .slice(0, mostTags)
      .map(tag => ({...tag}));
  }
}

/** The tally under a key; what has no key is gathered under the empty one. */
function partOf(parts: Map<string, LevelTally[]>, key: string | null): LevelTally[] {
  const known = parts.get(key ?? '');
  if (known) return known;
  const made = emptyTally();
  parts.set(key ?? '', made);
  return made;
}

/** By code units, so that the order is the same on every machine. */
const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
