/** The kept counts of all rows, by the rules that the server counts each rating with. */
import {columnsOf, namesOf} from '../../packages/server/src/database/engine/table.ts';
import {facetCount, orderCount, ratingCount} from '../../packages/server/src/database/schema/counts.ts';
import {rating} from '../../packages/server/src/database/schema/rating.ts';
import {service} from '../../packages/server/src/database/schema/service.ts';
import {workOrder} from '../../packages/server/src/database/schema/work-order.ts';
import {facetKey, facets, orderKey, ratingKey} from '../../packages/server/src/database/statistics/count-keys.ts';

/** The tables of kept counts. */
export const countTables = [ratingCount, facetCount, orderCount];

const counted = (table, query) => {
  const {slot, count, ...key} = columnsOf(table);
  const names = namesOf(...Object.values(key));
  return `INSERT INTO ${table} (${names}, ${namesOf(slot, count)}) WITH entry (${names}) AS (${query})
    SELECT ${names}, 0, count(*) FROM entry GROUP BY ${names}`;
};

/** Statements that count everything anew in empty tables. */
export const countsOfRows = [
  counted(ratingCount, `SELECT ${ratingKey(rating, `'active'`)} FROM ${rating}`),
  ...facets(rating).map(facet =>
    counted(
      facetCount,
      `SELECT ${facetKey(rating, facet, `'active'`)}
        FROM ${rating} JOIN ${service} ON ${service.serviceId} = ${rating.serviceId} ${facet.join} WHERE ${facet.only}`,
    ),
  ),
  counted(
    orderCount,
    `SELECT ${Object.values(orderKey).join(', ')} FROM ${rating} JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
      JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}`,
  ),
];
