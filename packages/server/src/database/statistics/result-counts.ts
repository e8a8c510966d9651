import type {CountSource} from '../../domain/statistics/statistics-storage.ts';
import {counterShard, type InputTable, type Statement} from '../engine/operation.ts';
import {
  addedUp,
  aliased,
  columnsOf,
  derived,
  inputRows,
  inputTable,
  insertFrom,
  namesOf,
  pick,
  select,
} from '../engine/table.ts';
import {facetCount, orderCount, ratingCount} from '../schema/counts.ts';
import {defaultRating, type RatingTable} from '../schema/default-rating.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {workOrder} from '../schema/work-order.ts';
import {facetKey, facets, orderKey, ratingKey, ratingKeys} from './count-keys.ts';

/** Ratings by their ids and by the writes that stored them: only these very writes count them. */
export type WrittenRatings = readonly {readonly ratingId: string; readonly writeId: string}[];

/** Written ratings, as the statements about them read them. */
export const input = inputTable(pick(rating, 'ratingId', 'writeId'));

/** The rows of {@link input}. */
export const inputRatings = (ratings: WrittenRatings): InputTable => inputRows(input, ratings);

/** The condition that a rating is one of those input. */
export const isWritten = `${rating.ratingId} = ${input.ratingId} AND ${rating.writeId} = ${input.writeId}`;

const ids = inputTable(pick(rating, 'ratingId'));
const inputIds = (ratingIds: readonly string[]): InputTable =>
  inputRows(
    ids,
    ratingIds.map(ratingId => ({ratingId})),
  );

const isInput = `${rating.ratingId} = ${ids.ratingId}`;

/** Ratings of one table, found from the table `input`, and what is added for each of them. */
interface Part {
  readonly table: RatingTable;
  readonly from: string;
  readonly where: string;
  readonly source: CountSource;
  readonly delta: 1 | -1;
}

/**
 * The statements that add ratings to the stored counts. Equal ratings are added up first, so each count is changed
 * once.
 */
function countingParts(parts: readonly Part[], tagged: boolean): readonly string[] {
  const plain = parts.map(
    ({table, from, where, source, delta}) =>
      `SELECT ${ratingKey(table, `'${source}'`, tagged)}, ${delta} AS delta FROM ${input} CROSS JOIN ${from} WHERE ${where}`,
  );
  const faceted = parts.flatMap(({table, from, where, source, delta}) =>
    facets(table)
      .filter(({name}) => tagged || name !== 'tag')
      .map(
        facet => `SELECT ${facetKey(table, facet, `'${source}'`, tagged)}, ${delta} AS delta
          FROM ${input} CROSS JOIN ${from} CROSS JOIN ${service} ${facet.join}
          WHERE ${where} AND ${service.serviceId} = ${table.serviceId} AND ${facet.only}`,
      ),
  );
  return [adding(ratingCount, plain), adding(facetCount, faceted)];
}

/** Adds up the rows of several queries, each the columns of the key and a number. */
function adding(table: typeof ratingCount | typeof facetCount, queries: readonly string[]): string {
  const {slot, count} = table;
  const facet = table === facetCount ? [facetCount.facet, facetCount.value] : [];
  const names = namesOf(...facet, ...ratingKeys.map(key => table[key]));
  return `INSERT INTO ${table} (${names}, ${namesOf(slot, count)})
    WITH entry AS (${queries.join(' UNION ALL ')})
    SELECT ${names}, CAST(? AS integer), sum(delta) FROM entry WHERE true GROUP BY ${names}
    ON CONFLICT (${names}, ${slot.name}) DO UPDATE SET ${addedUp(count)}`;
}

const counting = (of: InputTable, texts: readonly string[]): Statement[] =>
  texts.map(sql => ({input: of, sql, params: [counterShard]}));

const replacing = aliased(rating, 'replacing');

/** New ratings come in, and the default ratings that they have replaced go out. */
const writtenParts: readonly Part[] = [
  {table: rating, from: `${rating}`, where: isWritten, source: 'active', delta: 1},
  {
    table: defaultRating,
    from: `${replacing} CROSS JOIN ${defaultRating}`,
    where: `${replacing.ratingId} = ${input.ratingId} AND ${replacing.writeId} = ${input.writeId}
      AND ${defaultRating.serviceId} = ${replacing.serviceId} AND ${defaultRating.replacedBy} = ${replacing.ratingId}`,
    source: 'default',
    delta: -1,
  },
];
const countTagged = countingParts(writtenParts, true);
const countUntagged = countingParts(writtenParts, false);

/**
 * Adds ratings that were just written to the stored counts, and subtracts the default ratings that they replaced. Most
 * ratings have no tags; `tagged` is true when at least one has some.
 */
export const countWritten = (ratings: WrittenRatings, tagged: boolean): Statement[] =>
  counting(inputRatings(ratings), tagged ? countTagged : countUntagged);

/** Adds a given rating to the stored counts under its present source, or subtracts it. */
export function countRating(
  {ratingId, tags}: {readonly ratingId: string; readonly tags: readonly string[]},
  source: Exclude<CountSource, 'default'>,
  delta: 1 | -1,
): Statement[] {
  const part: Part = {table: rating, from: `${rating}`, where: isInput, source, delta};
  return counting(inputIds([ratingId]), countingParts([part], tags.length > 0));
}

const countNewDefaults = countingParts(
  [
    {
      table: defaultRating,
      from: `${defaultRating}`,
      where: `${defaultRating.ratingId} = ${ids.ratingId}`,
      source: 'default',
      delta: 1,
    },
  ],
  false,
);

/** Adds default ratings to the stored counts. */
export const countDefaults = (ratingIds: readonly string[]): Statement[] =>
  counting(inputIds(ratingIds), countNewDefaults);

/** The statement that adds or subtracts the orders of the input ratings. */
function countingOrders(where: string, delta: 1 | -1): string {
  const entry = derived('entry', orderKey);
  const {count, ...key} = columnsOf(orderCount);
  return insertFrom(
    orderCount,
    {...columnsOf(entry), slot: 'CAST(? AS integer)', count: `${delta} * count(*)`},
    `FROM (
        SELECT ${select(orderKey)}
        FROM ${input} CROSS JOIN ${rating} CROSS JOIN ${workOrder} CROSS JOIN ${service}
        WHERE ${where} AND ${workOrder.ratingId} = ${rating.ratingId} AND ${service.serviceId} = ${rating.serviceId}
      ) AS ${entry} GROUP BY 1, 2, 3, 4, 5, 6, 7
      ON CONFLICT (${namesOf(...Object.values(key))}) DO UPDATE SET ${addedUp(count)}`,
  );
}

const orderTexts = {1: countingOrders(isInput, 1), [-1]: countingOrders(isInput, -1)} as const;
const countNewOrders = countingOrders(isWritten, 1);

/**
 * Adds an order to the stored counts in its present state, or subtracts it: under the rated institution, whichever
 * institution handles it. Called before and after each change.
 */
export const countOrder = (ratingId: string, delta: 1 | -1): Statement => ({
  input: inputIds([ratingId]),
  sql: orderTexts[delta],
  params: [counterShard],
});

/** Adds the orders of ratings that were written just now. */
export const countWrittenOrders = (ratings: WrittenRatings): Statement => ({
  input: inputRatings(ratings),
  sql: countNewOrders,
  params: [counterShard],
});
