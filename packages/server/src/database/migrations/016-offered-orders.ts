import type {Migration} from './migration.ts';

/** Transfers wait until they are accepted; orders that were ever offered are few, and found by an index of their own. */
export const offeredOrders: Migration = {
  version: 16,
  name: 'offered-orders',
  statements: ({key}) => [
    `ALTER TABLE work_order ADD COLUMN offered_to ${key}`,
    'ALTER TABLE work_order ADD COLUMN moved integer NOT NULL DEFAULT 0',
    `UPDATE work_order SET moved = 1 WHERE order_number IN
      (SELECT order_number FROM order_holder GROUP BY order_number HAVING count(*) > 1)`,
    'CREATE INDEX work_order_moved ON work_order (created_at, order_number) WHERE moved = 1',
  ],
};
