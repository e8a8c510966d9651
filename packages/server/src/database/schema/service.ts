import type {ServiceFacts} from '@gov-rating/contract';
import {integer, key, moment, nullable, table, text} from '../engine/table.ts';

/** Services that may be rated, by institution, project, number and node. `mark` is made by the server over the facts. */
export const service = table('service', {
  serviceId: key('service_id'),
  institutionCode: key('institution_code'),
  projectNo: key('project_no'),
  serviceNumber: integer('service_number'),
  node: text<ServiceFacts['node']>('node'),
  itemCode: key('item_code'),
  itemName: text('item_name'),
  serviceName: nullable(text('service_name')),
  staffNumber: nullable(text('staff_number')),
  windowNumber: nullable(text('window_number')),
  pointId: nullable(key('point_id')),
  ticketNumber: nullable(text('ticket_number')),
  staffList: nullable(text('staff_list')),
  servedAt: moment('served_at'),
  registeredAt: moment('registered_at'),
  mark: nullable(text('mark')),
});

/** Name and phone of the person served, encrypted with a data key. */
export const servicePerson = table('service_person', {
  serviceId: key('service_id'),
  keyId: key('key_id'),
  ciphertext: text('sealed'),
  keptAt: moment('kept_at'),
  /** 1 once a bad rating has made a work order, whose handler may have to call back. */
  hasOrder: integer('has_order'),
});
