import type {Institution, RouteName, WebhookTopic} from '@gov-rating/contract';

/**
 * How much of something a person sees: all of it; what everybody may see too, which is ended months in which enough
 * people rated; or nothing.
 */
export type Sight = 'all' | 'published' | 'nothing';

/** One kind of thing that belongs to a rated institution. */
export interface SightRow {
  /** What it is, as documents write it. */
  readonly what: string;
  /** The routes and events that disclose it. */
  readonly by: readonly (RouteName | WebhookTopic)[];
  /** How much the people of the rated institution see, whatever their role. Those of an institution above it see all. */
  readonly own: Sight;
}

/**
 * What people see of their own institution's ratings. The rated side is never shown how a single person rated, except
 * in the work order of a bad rating, which it has to answer. Routes, queries and the README read this table.
 *
 * An institution with no institution above it sees its own things like those of others, because nobody else could.
 */
export const sightTable = {
  results: {what: 'Levels, measures, tags and orders of results', by: ['getOfficeStatistics'], own: 'published'},
  staffResults: {what: 'Levels of the ratings of a member of staff', by: ['getStaffStatistics'], own: 'published'},
  singleRatings: {what: 'Ratings one by one, without personal data', by: ['exportPeriod'], own: 'published'},
  suspicions: {what: 'Suspicion flags', by: ['listSuspicions'], own: 'nothing'},
  reviewsWithoutOrder: {
    what: 'Reviews of ratings that have no order, which begin with a suspicion',
    by: ['listReviews', 'review.asked', 'review.decided'],
    own: 'nothing',
  },
  supervisoryActs: {what: 'Acts of supervision in the history of an order', by: ['getOrder'], own: 'nothing'},
  orders: {
    what: 'Work orders of bad ratings, with level, tags and comment',
    by: ['listOrders', 'getOrder', 'order.created', 'order.stepped', 'order.overdue'],
    own: 'all',
  },
  reviewsOfOrders: {
    what: 'Reviews and appeals of ratings with an order',
    by: ['listReviews', 'review.asked', 'review.decided'],
    own: 'all',
  },
  notices: {what: 'Rectification notices', by: ['listNotices'], own: 'all'},
  wasRated: {
    what: 'That a service was rated, not how',
    by: ['isRated', 'listCaseServices', 'rating.received', 'rating.reminder'],
    own: 'all',
  },
} as const satisfies Record<string, SightRow>;

/** The name of a kind of thing. */
export type SightOf = keyof typeof sightTable;

/** An institution and whether another one is above it. */
type Placed = Pick<Institution, 'code' | 'parentCode'>;

/** What a person of an institution may not see in full. */
export interface LimitedSight {
  /** The institution whose things are limited: the person's own. */
  readonly institutionCode: string;
  readonly sight: Exclude<Sight, 'all'>;
}

/**
 * The limit on what a person of an institution sees of one kind of thing; undefined where there is no limit.
 *
 * @example
 * limitedSight('suspicions', {code: '11440106MB2D123456', parentCode: '11440100MB2C123456'});
 * // {institutionCode: '11440106MB2D123456', sight: 'nothing'}
 */
export function limitedSight(of: SightOf, {code, parentCode}: Placed): LimitedSight | undefined {
  const {own} = sightTable[of];
  return own === 'all' || parentCode === null ? undefined : {institutionCode: code, sight: own};
}

/** The institutions that take part in a case. */
export interface CaseParties {
  /** The rated institution, and the one that handles the order when there is one. */
  readonly parties: readonly string[];
  /** The institutions above the rated one, nearest first. */
  readonly aboveRated: readonly string[];
  /** The institutions above the one that handles the order, nearest first. */
  readonly aboveHandling: readonly string[];
}

/** How much a person of an institution sees of one kind of thing in a case. */
export function sightInCase(of: SightOf, {parties, aboveRated}: CaseParties, institutionCode: string): Sight {
  return parties.includes(institutionCode) && aboveRated.length > 0 ? sightTable[of].own : 'all';
}

/**
 * The institutions that may decide about a rating, nearest first: those above the rated one and above the one that
 * handles its order. So nobody decides about what is his own, and without an institution above nobody decides at all.
 */
export const decidersOf = ({aboveRated, aboveHandling}: CaseParties): string[] =>
  aboveRated.filter(code => aboveHandling.includes(code));
