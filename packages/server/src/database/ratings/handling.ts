import type {StoredHandling} from '../../domain/ratings/rating-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {pick, select} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';
import {workOrder} from '../schema/work-order.ts';

const handling = select({
  institutionName: institution.name,
  ...pick(workOrder, 'state', 'dueAt', 'realName'),
});

/** Who looks into the bad rating behind an order; undefined for an unknown number. */
export function* handlingOf(orderNumber: string): Operation<StoredHandling | undefined> {
  const [row] = yield* query(
    `SELECT ${handling} FROM ${workOrder} JOIN ${institution} ON ${institution.code} = ${workOrder.institutionCode}
      WHERE ${workOrder.orderNumber} = ?`,
    [orderNumber],
  );
  return row && handling.read(row);
}
