import type {Migration} from './migration.ts';

/** Marks the persons of services with a work order, so that all others can be found and erased early. */
export const personsOfOrders: Migration = {
  version: 11,
  name: 'persons-of-orders',
  statements: () => [
    'ALTER TABLE service_person ADD COLUMN has_order integer NOT NULL DEFAULT 0',
    `UPDATE service_person SET has_order = 1 WHERE service_id IN (
      SELECT rating.service_id FROM rating JOIN work_order ON work_order.rating_id = rating.rating_id)`,
    'CREATE INDEX service_person_uncalled ON service_person (kept_at, service_id) WHERE has_order = 0',
  ],
};
