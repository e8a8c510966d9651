/** The kept counts of all rows, by the rules that the server counts each rating with. */
import {
  facetKey,
  facetsOf,
  orderDue,
  orderRows,
  orderState,
  ratingKey,
  ratingKeyColumns,
} from '../../packages/server/src/database/statistics/result-counts.ts';

/** The tables of kept counts with the columns of their keys. */
export const countColumns = {
  rating_count: ratingKeyColumns,
  facet_count: `facet, value, ${ratingKeyColumns}`,
  order_count: 'institution_code, day, area_code, item_code, channel, state, due_at',
};

const counted = (table, query) => {
  const columns = countColumns[table];
  return `INSERT INTO ${table} (${columns}, slot, count) WITH entry (${columns}) AS (${query})
    SELECT ${columns}, 0, count(*) FROM entry GROUP BY ${columns}`;
};

/** Statements that count everything anew in empty tables. */
export const countsOfRows = [
  counted('rating_count', `SELECT ${ratingKey('rating', `'active'`)} FROM rating`),
  ...facetsOf('rating').map(facet =>
    counted(
      'facet_count',
      `SELECT ${facetKey('rating', facet, `'active'`)}
        FROM rating JOIN service ON service.service_id = rating.service_id ${facet.join} WHERE ${facet.only}`,
    ),
  ),
  counted(
    'order_count',
    `SELECT rating.institution_code, rating.day, rating.area_code, service.item_code, rating.channel, ${orderState},
      ${orderDue} FROM ${orderRows}`,
  ),
];
