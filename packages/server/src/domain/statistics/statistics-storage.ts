import type {Channel, Level, OrderFigures, RatingSubject} from '@gov-rating/contract';
import type {CountScope} from './count-scope.ts';

/** Whose results: a scope, optionally reduced to one item or one channel. */
export interface ResultScope extends CountScope {
  readonly itemCode?: string;
  readonly channel?: Channel;
}

/** The source under which a rating counts: submitted by a rater, recorded by default, or voided after review. */
export type CountSource = 'active' | 'default' | 'voided';

/** The dimensions that a rating is about, by its tags: both without tags, and with tags of both. */
export type About = 'both' | 'matter' | 'window' | 'point';

/** How many ratings of one kind there were on a day or in a month. */
export interface CountedCell {
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  readonly period: string;
  readonly level: Level;
  readonly source: CountSource;
  readonly about: About;
  readonly count: number;
}

/** Ratings and orders of a scope at one moment. */
export interface ResultCounts {
  readonly cells: readonly CountedCell[];
  readonly orders: OrderFigures;
}

/** How many ratings have one level. */
export interface LevelCounts {
  readonly level: Level;
  readonly active: number;
  readonly default: number;
  readonly voided: number;
}

/** One part of a scope; `name` is null when the code has no name. */
export interface GroupCount {
  readonly key: string;
  readonly name: string | null;
  /** All five levels, best first. */
  readonly levels: readonly LevelCounts[];
}

/** Parts of a scope, those with most ratings first, and how many more there are. */
export interface GroupCounts {
  readonly groups: readonly GroupCount[];
  readonly leftOut: number;
}

/** The ratings of one member of staff. */
export interface StaffCount {
  readonly institutionCode: string;
  readonly staffNumber: string;
  readonly levels: readonly LevelCounts[];
}

/** The ratings of one month of an institution in one area, or of one member of its staff in it. */
export interface StaffMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly areaCode: string;
  /** Null for all ratings of the institution, also those of services without a 工号. */
  readonly staffNumber: string | null;
  readonly levels: readonly LevelCounts[];
}

/** How often citizens chose a tag. */
export interface TagChoiceCount {
  readonly code: string;
  readonly level: Level;
  readonly count: number;
}

/** How many ratings have each level, and how many orders followed. */
export interface LevelTotals {
  /** All five levels, best first, zeros included. */
  readonly levels: readonly {readonly level: Level; readonly active: number; readonly default: number}[];
  readonly orders: number;
}

/** A stored count that differs from the count of the raw rows. */
export interface CountDifference {
  readonly day: string;
  readonly institutionCode: string;
  /** A level, or the facet with its value and level, e.g. `item 1144 dissatisfied`. */
  readonly what: string;
  readonly stored: number;
  readonly recounted: number;
}

/** Storage of the counts that statistics are made from. */
export interface StatisticsStorage {
  /**
   * Ratings by day or month, and orders as they are at `now`. A limited institution is counted by month in either case.
   * Cost grows with days and institutions, not with ratings.
   */
  resultCounts(scope: ResultScope, unit: 'day' | 'month', now: string): Promise<ResultCounts>;
  groupCounts(scope: ResultScope, by: 'institution' | 'item' | 'channel', limit: number): Promise<GroupCounts>;
  /** The most chosen tags; of all items, for tags are not counted by item. */
  tagCounts(scope: Omit<ResultScope, 'itemCode'>, limit: number): Promise<TagChoiceCount[]>;
  /** By 工号, most ratings first, and how many more there are. */
  staffCounts(
    scope: CountScope & {readonly staffNumber?: string},
    limit: number,
  ): Promise<{readonly staff: readonly StaffCount[]; readonly leftOut: number}>;
  /** Every month of an institution, without those below it, as a whole and by 工号. */
  staffMonths(scope: {
    readonly institutionCode: string;
    readonly areaPrefix?: string;
    readonly from?: string;
    readonly to: string;
    readonly subject?: RatingSubject | undefined;
  }): Promise<StaffMonth[]>;

  count(scope: CountScope): Promise<LevelTotals>;
  /** Recounts from raw rows, of a month such as `2026-11` or of all; empty when the stored counts agree exactly. */
  recount(month?: string): Promise<CountDifference[]>;
  /** The months in which anything was rated or is counted, oldest first. */
  countedMonths(): Promise<string[]>;
}
