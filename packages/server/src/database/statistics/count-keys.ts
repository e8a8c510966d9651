import {catalogueV2} from '@gov-rating/contract';
import {computed} from '../engine/table.ts';
import {noClock} from '../schema/clock.ts';
import {facetCount, itemOfPoints, orderCount, ratingCount} from '../schema/counts.ts';
import {defaultRating, type RatingTable} from '../schema/default-rating.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {ratedStaff} from '../services/rated-staff.ts';
import {workOrder} from '../schema/work-order.ts';

/** A facet by which ratings are counted in addition to the common keys. */
export interface Facet {
  readonly name: 'item' | 'staff' | 'tag';
  readonly value: string;
  readonly join: string;
  readonly only: string;
  /** Whether the counts also say what the rating is about. */
  readonly about: boolean;
}

const mostTags = 40;
const places = Array.from({length: mostTags}, (_, place) => `(${place})`).join(', ');

const item: Facet = {
  name: 'item',
  value: `${service.itemCode}`,
  join: '',
  only: `${service.itemCode} <> ''`,
  about: true,
};
const staff: Facet = {name: 'staff', ...ratedStaff, about: false};
// The text of a list of codes is ["209","110"]: each code takes six characters, the first starts at the third.
const tag: Facet = {
  name: 'tag',
  value: `substr(${rating.tags}, 3 + 6 * place.column1, 3)`,
  join: `JOIN (VALUES ${places}) AS place ON 6 * place.column1 + 7 <= length(${rating.tags})`,
  only: 'true',
  about: false,
};

/** The facets of a table of ratings; a default rating has no tags. */
export const facets = (table: RatingTable): Facet[] => (table === defaultRating ? [item, staff] : [item, staff, tag]);

const ofWindow = catalogueV2.tags
  .filter(({dimension}) => dimension === 'window')
  .map(({code}) => `CASE WHEN ${rating.tags} LIKE '%"${code}"%' THEN 6 ELSE 0 END`)
  .join(' + ');

const isOfPoint = `${rating.subject} = 'point'`;

/** What a rating is about: the length of its tags about the window, six characters each, against the length of all tags. */
const aboutTags = `CASE WHEN length(${rating.tags}) < 7 THEN 'both'
  WHEN ${ofWindow} = 0 THEN 'matter' WHEN ${ofWindow} = length(${rating.tags}) - 1 THEN 'window' ELSE 'both' END`;

/** The columns by which ratings are counted. */
export const ratingKeys = ['institutionCode', 'day', 'channel', 'level', 'source', 'about', 'areaCode'] as const;

/** The values of {@link ratingKeys} for a row of `table`, in the same order, each under the name of its column. */
export function ratingKey(table: RatingTable, source: string, withAbout = true): string {
  const [channel, about] =
    table === defaultRating
      ? [`'system_default'`, `'both'`]
      : [`${rating.channel}`, `CASE WHEN ${isOfPoint} THEN 'point' ELSE ${withAbout ? aboutTags : `'both'`} END`];
  const {institutionCode, day, level, areaCode} = table;
  const values = {institutionCode, day, channel, level, source, about, areaCode};
  return ratingKeys.map(key => `${values[key]} AS ${ratingCount[key].name}`).join(', ');
}

/** The values of facet, value and {@link ratingKeys}. */
export const facetKey = (table: RatingTable, facet: Facet, source: string, tagged = true): string =>
  `'${facet.name}' AS ${facetCount.facet.name}, ${facet.value} AS ${facetCount.value.name}, ${ratingKey(table, source, tagged && facet.about)}`;

const answeredAt = `coalesce(${workOrder.answeredAt}, ${workOrder.closedAt})`;

/** How far an order is: by when it was answered, where there is a deadline. */
const orderState = `CASE WHEN ${rating.voidedAt} IS NOT NULL THEN 'voided'
  WHEN ${answeredAt} IS NULL THEN 'open'
  WHEN ${workOrder.answerDueAt} IS NULL THEN 'answered'
  WHEN ${answeredAt} < ${workOrder.answerDueAt} THEN 'on_time'
  ELSE 'late' END`;

/** When an order that waits for its answer is due; an answered order, or one without a deadline, never is. */
const orderDue = `CASE WHEN ${answeredAt} IS NULL
  THEN coalesce(${workOrder.answerDueAt}, '${noClock}') ELSE '${noClock}' END`;

/** The columns by which orders are counted, from `rating`, `work_order` and `service`. */
export const orderKey = {
  institutionCode: rating.institutionCode,
  day: rating.day,
  areaCode: rating.areaCode,
  itemCode: computed(`CASE WHEN ${isOfPoint} THEN '${itemOfPoints}' ELSE ${service.itemCode} END`, orderCount.itemCode),
  channel: rating.channel,
  state: computed(orderState, orderCount.state),
  dueAt: computed(orderDue, orderCount.dueAt),
};
