import {catalogueV2} from '@gov-rating/contract';
import type {CountSource} from '../../domain/statistics/statistics-storage.ts';
import {counterShard, type InputTable, type Statement} from '../engine/operation.ts';
import {noClock} from '../schema/work-order.ts';

/** Ratings by their ids and by the writes that stored them: only these very writes count them. */
export type WrittenRatings = readonly {readonly ratingId: string; readonly writeId: string}[];

/** The table `input` of written ratings, of which {@link isWritten} tells which rows they are. */
export const inputRatings = (ratings: WrittenRatings): InputTable => ({
  columns: {rating_id: 'text', write_id: 'text'},
  rows: ratings.map(({ratingId, writeId}) => [ratingId, writeId]),
});

/** The condition that a rating is one of those input. */
export const isWritten = 'rating.rating_id = input.rating_id AND rating.write_id = input.write_id';

const inputIds = (ratingIds: readonly string[]): InputTable => ({
  columns: {rating_id: 'text'},
  rows: ratingIds.map(ratingId => [ratingId]),
});

/**
 * Adds ratings that were written just now to the kept counts, and takes the default ratings out that they have replaced.
 * Most ratings have no tags; then nothing is asked about them.
 */
export const countWritten = (ratings: WrittenRatings, tagged: boolean): Statement[] =>
  count(inputRatings(ratings), tagged, [
    {table: 'rating', from: 'rating', where: isWritten, source: 'active', delta: 1},
    {
      table: 'default_rating',
      from: 'rating AS replacing CROSS JOIN default_rating',
      where: `replacing.rating_id = input.rating_id AND replacing.write_id = input.write_id
        AND default_rating.service_id = replacing.service_id AND default_rating.replaced_by = replacing.rating_id`,
      source: 'default',
      delta: -1,
    },
  ]);

/** Adds a rating that somebody gave to the kept counts under what it now counts as, or takes it out. */
export function countRating(
  {ratingId, tags}: {readonly ratingId: string; readonly tags: readonly string[]},
  source: Exclude<CountSource, 'default'>,
  delta: 1 | -1,
): Statement[] {
  const where = 'rating.rating_id = input.rating_id';
  return count(inputIds([ratingId]), tags.length > 0, [{table: 'rating', from: 'rating', where, source, delta}]);
}

/** Adds default ratings to the kept counts. */
export const countDefaults = (ratingIds: readonly string[]): Statement[] =>
  count(inputIds(ratingIds), false, [
    {
      table: 'default_rating',
      from: 'default_rating',
      where: 'default_rating.rating_id = input.rating_id',
      source: 'default',
      delta: 1,
    },
  ]);

/**
 * Adds an order to the kept counts as it stands now, or takes it out: of the rated institution, whoever handles it. Called before
 * and after each change.
 */
export const countOrder = (ratingId: string, delta: 1 | -1): Statement =>
  countOrdersOf(inputIds([ratingId]), 'rating.rating_id = input.rating_id', delta);

/** Adds the orders of ratings that were written just now. */
export const countWrittenOrders = (ratings: WrittenRatings): Statement =>
  countOrdersOf(inputRatings(ratings), isWritten, 1);

const countOrdersOf = (input: InputTable, where: string, delta: 1 | -1): Statement => ({
  input,
  sql: `INSERT INTO order_count (institution_code, day, area_code, item_code, channel, state, due_at, slot, count)
      SELECT institution_code, day, area_code, item_code, channel, state, due_at, CAST(? AS integer), ${delta} * count(*)
      FROM (
        SELECT rating.institution_code, rating.day, rating.area_code, service.item_code, rating.channel,
          ${orderState} AS state, ${orderDue} AS due_at
        FROM input CROSS JOIN rating CROSS JOIN work_order CROSS JOIN service
        WHERE ${where} AND work_order.rating_id = rating.rating_id AND service.service_id = rating.service_id
      ) AS entry GROUP BY 1, 2, 3, 4, 5, 6, 7
      ON CONFLICT (institution_code, day, area_code, item_code, channel, state, due_at, slot)
      DO UPDATE SET count = order_count.count + excluded.count`,
  params: [counterShard],
});

/** Ratings of one table, found from the table `input`, and what is added for each of them. */
interface Part {
  readonly table: 'rating' | 'default_rating';
  readonly from: string;
  readonly where: string;
  readonly source: CountSource;
  readonly delta: 1 | -1;
}

/** Alike ratings are added up first, so that each count is touched once. */
function count(input: InputTable, tagged: boolean, parts: readonly Part[]): Statement[] {
  const plain = parts.map(
    ({table, from, where, source, delta}) =>
      `SELECT ${ratingKey(table, `'${source}'`, tagged)}, ${delta} FROM input CROSS JOIN ${from} WHERE ${where}`,
  );
  const faceted = parts.flatMap(({table, from, where, source, delta}) =>
    facets(table)
      .filter(facet => tagged || facet.name !== 'tag')
      .map(
        facet => `SELECT ${facetKey(table, facet, `'${source}'`, tagged)}, ${delta}
          FROM input CROSS JOIN ${from} CROSS JOIN service ${facet.join}
          WHERE ${where} AND service.service_id = ${table}.service_id AND ${facet.only}`,
      ),
  );
  const facetColumns = `facet, value, ${ratingKeyColumns}`;
  return [added('rating_count', ratingKeyColumns, plain), added('facet_count', facetColumns, faceted)].map(sql => ({
    input,
    sql,
    params: [counterShard],
  }));
}

/** Adds up the rows of several queries, each the columns of the key and a number. */
const added = (table: string, columns: string, queries: readonly string[]): string =>
  `INSERT INTO ${table} (${columns}, slot, count)
    WITH entry (${columns}, delta) AS (${queries.join(' UNION ALL ')})
    SELECT ${columns}, CAST(? AS integer), sum(delta) FROM entry WHERE true GROUP BY ${columns}
    ON CONFLICT (${columns}, slot) DO UPDATE SET count = ${table}.count + excluded.count`;

/** What ratings are counted by besides what all have in common. */
export interface Facet {
  readonly name: 'item' | 'staff' | 'tag';
  readonly value: string;
  readonly join: string;
  readonly only: string;
  /** Whether it matters of what the rating speaks. */
  readonly about: boolean;
}

/** The facets of a table of ratings; a default rating has no tags. */
export function facets(table: 'rating' | 'default_rating'): Facet[] {
  const item: Facet = {name: 'item', value: 'service.item_code', join: '', only: 'true', about: true};
  const staff: Facet = {
    name: 'staff',
    value: 'service.staff_number',
    join: '',
    only: 'service.staff_number IS NOT NULL',
    about: false,
  };
  // The text of a list of codes is ["209","110"]: each code takes six characters, the first starts at the third.
  const tag: Facet = {
    name: 'tag',
    value: 'substr(rating.tags, 3 + 6 * place.column1, 3)',
    join: `JOIN (VALUES ${places}) AS place ON 6 * place.column1 + 7 <= length(rating.tags)`,
    only: 'true',
    about: false,
  };
  return table === 'rating' ? [item, staff, tag] : [item, staff];
}

const mostTags = 40;
const places = Array.from({length: mostTags}, (_, place) => `(${place})`).join(', ');

/** The columns by which ratings are counted. */
export const ratingKeyColumns = 'institution_code, day, channel, level, source, about, area_code';

/** The values of {@link ratingKeyColumns} for a row of `table`. */
export function ratingKey(table: 'rating' | 'default_rating', source: string, withAbout = true): string {
  const [channel, about] =
    table === 'rating' ? ['rating.channel', withAbout ? aboutTags : `'both'`] : [`'system_default'`, `'both'`];
  return `${table}.institution_code, ${table}.day, ${channel}, ${table}.level, ${source}, ${about}, ${table}.area_code`;
}

/** The values of facet, value and {@link ratingKeyColumns}. */
export const facetKey = (table: 'rating' | 'default_rating', facet: Facet, source: string, tagged = true): string =>
  `'${facet.name}', ${facet.value}, ${ratingKey(table, source, tagged && facet.about)}`;

const ofWindow = catalogueV2.tags
  .filter(tag => tag.dimension === 'window')
  .map(tag => `CASE WHEN rating.tags LIKE '%"${tag.code}"%' THEN 6 ELSE 0 END`)
  .join(' + ');

/** Of what a rating speaks: the windows's tags among its tags, six characters each, against the length of all. */
const aboutTags = `CASE WHEN length(rating.tags) < 7 THEN 'both'
  WHEN ${ofWindow} = 0 THEN 'matter' WHEN ${ofWindow} = length(rating.tags) - 1 THEN 'window' ELSE 'both' END`;

/** How far an order is: by when it was answered, where there is a deadline. */
export const orderState = `CASE WHEN rating.voided_at IS NOT NULL THEN 'voided'
  WHEN coalesce(work_order.answered_at, work_order.closed_at) IS NULL THEN 'open'
  WHEN work_order.answer_due_at IS NULL THEN 'answered'
  WHEN coalesce(work_order.answered_at, work_order.closed_at) < work_order.answer_due_at THEN 'on_time'
  ELSE 'late' END`;

/** The tables that {@link orderState} and {@link orderDue} speak of. */
export const orderRows = `rating JOIN work_order ON work_order.rating_id = rating.rating_id
  JOIN service ON service.service_id = rating.service_id`;

/** When an order that waits for its answer is due; one that waits no more, or without a deadline, never is. */
export const orderDue = `CASE WHEN coalesce(work_order.answered_at, work_order.closed_at) IS NULL
  THEN coalesce(work_order.answer_due_at, '${noClock}') ELSE '${noClock}' END`;
