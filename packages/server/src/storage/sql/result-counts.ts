import {catalogueV2} from '@gov-rating/contract';
import type {CountSource} from '../results-storage.ts';
import {noClock} from './migrations/002-life.ts';
import {slot, type Statement, type Value} from './operation.ts';

/** A rating by its id, and by the write that stored it where only this very write may count it. */
export interface CountedRating {
  readonly ratingId: string;
  readonly writeId?: string;
}

/** A number that stands for the counts among the advisory locks of PostgreSQL; the engine takes the same one. */
export const countLock = 725_196_801;

/**
 * Taken by whoever changes counts outside of a write of ratings: then nobody waits for a count that another one holds while
 * that one waits for theirs.
 */
export const lockCounts: Statement = {
  sql: `SELECT pg_advisory_xact_lock(${countLock}, ?)`,
  params: [slot],
  only: 'postgresql',
};

/**
 * Adds a rating that somebody gave to the kept counts under what it now counts as, or takes it out. Most ratings have no
 * tags; then nothing is asked about them.
 */
export function countRating(
  {ratingId, writeId, tags}: CountedRating & {readonly tags: readonly string[]},
  source: Exclude<CountSource, 'default'>,
  delta: 1 | -1,
): Statement[] {
  const written = writeId === undefined ? '' : ' AND rating.write_id = ?';
  const params = [ratingId, ...(writeId === undefined ? [] : [writeId])];
  const tagged = tags.length > 0;
  return count({table: 'rating', where: `rating.rating_id = ?${written}`, params, tagged}, source, delta);
}

/** Adds a default rating to the kept counts. */
export const countDefault = (ratingId: string): Statement[] =>
  count({table: 'default_rating', where: 'default_rating.rating_id = ?', params: [ratingId]}, 'default', 1);

/** Takes the default rating that a write has replaced out of the kept counts; nothing when it replaced none. */
export const uncountReplaced = (ratingId: string, writeId: string): Statement[] =>
  count(
    {
      table: 'default_rating',
      where:
        'default_rating.replaced_by = (SELECT rating_id FROM rating WHERE rating.rating_id = ? AND rating.write_id = ?)',
      params: [ratingId, writeId],
    },
    'default',
    -1,
  );

/**
 * Adds an order to the kept counts as it stands now, or takes it out: of the rated institution, whoever handles it. Called before
 * and after each change.
 */
export function countOrder({ratingId, writeId}: CountedRating, delta: 1 | -1): Statement {
  return {
    sql: `INSERT INTO order_count (institution_code, day, area_code, item_code, channel, state, due_at, slot, count)
      SELECT rating.institution_code, rating.day, rating.area_code, service.item_code, rating.channel, ${orderState},
        ${orderDue}, ?, ${delta} FROM ${orderRows}
      WHERE rating.rating_id = ?${writeId === undefined ? '' : ' AND rating.write_id = ?'}
      ON CONFLICT (institution_code, day, area_code, item_code, channel, state, due_at, slot)
      DO UPDATE SET count = order_count.count + ${delta}`,
    params: [slot, ratingId, ...(writeId === undefined ? [] : [writeId])],
  };
}

interface Source {
  readonly table: 'rating' | 'default_rating';
  readonly where: string;
  readonly params: readonly Value[];
  readonly tagged?: boolean;
}

function count({table, where, params, tagged = false}: Source, source: CountSource, delta: 1 | -1): Statement[] {
  const from = `FROM ${table} JOIN service ON service.service_id = ${table}.service_id`;
  const facets = facetsOf(table).filter(facet => tagged || facet.name !== 'tag');
  const selected = (facet: Facet) =>
    `SELECT ${facetKey(table, facet, `'${source}'`, tagged)}, CAST(? AS integer), ${delta} ${from} ${facet.join}
        WHERE ${where} AND ${facet.only}`;
  return [
    {
      sql: `INSERT INTO rating_count (${ratingKeyColumns}, slot, count)
        SELECT ${ratingKey(table, `'${source}'`, tagged)}, ?, ${delta} FROM ${table} WHERE ${where}
        ON CONFLICT (${ratingKeyColumns}, slot) DO UPDATE SET count = rating_count.count + ${delta}`,
      params: [slot, ...params],
    },
    {
      sql: `INSERT INTO facet_count (facet, value, ${ratingKeyColumns}, slot, count)
        ${facets.map(selected).join(' UNION ALL ')}
        ON CONFLICT (facet, value, ${ratingKeyColumns}, slot) DO UPDATE SET count = facet_count.count + ${delta}`,
      params: facets.flatMap(() => [slot, ...params]),
    },
  ];
}

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
export function facetsOf(table: 'rating' | 'default_rating'): Facet[] {
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
