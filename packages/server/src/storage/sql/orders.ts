import type {Level, Order} from '@gov-rating/contract';
import type {Storage} from '../storage.ts';
import {query, type Operation, type Value} from './operation.ts';
import {subtree} from './within.ts';

interface OrderRow {
  readonly order_number: string;
  readonly created_at: string;
  readonly institution_code: string;
  readonly project_no: string;
  readonly service_number: number;
  readonly node: Order['node'];
  readonly item_name: string;
  readonly level: Level;
  readonly tags: string;
  readonly comment: string;
}

/** A page of orders, oldest first; nothing after a number that is unknown or not to be seen. */
export function* listOrders({within, after, limit}: Parameters<Storage['listOrders']>[0]): Operation<Order[]> {
  const later = `AND (work_order.created_at, work_order.order_number) > (
    SELECT mark.created_at, mark.order_number FROM work_order AS mark
    WHERE mark.order_number = ? AND mark.institution_code IN (SELECT code FROM subtree))`;
  const mark: Value[] = after === undefined ? [] : [after];
  const rows = yield* query<OrderRow>(
    `WITH RECURSIVE ${subtree}
      SELECT work_order.order_number, work_order.created_at, work_order.institution_code, service.project_no,
        service.service_number, service.node, service.item_name, rating.level, rating.tags, rating.comment
      FROM work_order
      JOIN rating ON rating.rating_id = work_order.rating_id
      JOIN service ON service.service_id = rating.service_id
      WHERE work_order.institution_code IN (SELECT code FROM subtree) ${after === undefined ? '' : later}
      ORDER BY work_order.created_at, work_order.order_number LIMIT ?`,
    [within, ...mark, limit],
  );
  return rows.map(row => ({
    orderNumber: row.order_number,
    state: 'created',
    institutionCode: row.institution_code,
    projectNo: row.project_no,
    serviceNumber: row.service_number,
    node: row.node,
    itemName: row.item_name,
    level: row.level,
    tags: JSON.parse(row.tags) as string[],
    comment: row.comment,
    createdAt: row.created_at,
  }));
}
