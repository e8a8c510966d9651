import type {ServiceFacts} from '@gov-rating/contract';
import type {StaffOfService} from '../../domain/services/service-facts.ts';
import {integer, key, mapped, moment, nullable, table, text, type Column} from '../engine/table.ts';

/** Text that is empty in the database where a service has none. */
const orNone = (column: Column<string>): Column<string | null> =>
  mapped(
    column,
    value => (value === '' ? null : value),
    value => value ?? '',
  );

/** What the key of a service without a case begins with; no 办件编号 has it. */
export const ticketMark = '#';

/** What the key of a rating of a point itself begins with; the key of a ticket has a day there. */
export const pointMark = `${ticketMark}point${ticketMark}`;

/** 办件编号, or the key of a ticket, which is never read as one. */
const projectNo: Column<string | null> = mapped(
  key('project_no'),
  value => (value.startsWith(ticketMark) ? null : value),
  value => value ?? '',
);

/** How wide a number and a whole cell of {@link staffList} are, in characters. */
export const staffCell = {number: 20, width: 21} as const;

/**
 * The staff of a service as cells of one width, which SQL takes apart: the number, filled up with line feeds, which no number
 * has, and 1 or 0 for whether the person is rated. NULL for one person who is rated, and for nobody.
 */
const staffList: Column<readonly StaffOfService[] | null> = nullable(
  mapped<string, readonly StaffOfService[]>(
    text('staff_list'),
    value => {
      const characters = Array.from(value);
      return Array.from({length: Math.ceil(characters.length / staffCell.width)}, (_, place) => {
        const cell = characters.slice(place * staffCell.width, (place + 1) * staffCell.width);
        const staffNumber = cell.slice(0, staffCell.number).join('').replace(/\n+$/, '');
        return {staffNumber, isRated: cell[staffCell.number] === '1'};
      });
    },
    staff => staff.map(({staffNumber, isRated}) => filled(staffNumber) + (isRated ? '1' : '0')).join(''),
  ),
);

const filled = (staffNumber: string): string =>
  staffNumber + '\n'.repeat(staffCell.number - Array.from(staffNumber).length);

/** Services that may be rated, by institution, project, number and node. `mark` is made by the server over the facts. */
export const service = table('service', {
  serviceId: key('service_id'),
  institutionCode: key('institution_code'),
  projectNo,
  serviceNumber: integer('service_number'),
  node: text<ServiceFacts['node']>('node'),
  itemCode: orNone(key('item_code')),
  itemName: orNone(text('item_name')),
  serviceName: nullable(text('service_name')),
  staffNumber: nullable(text('staff_number')),
  windowNumber: nullable(text('window_number')),
  pointId: nullable(key('point_id')),
  ticketNumber: nullable(text('ticket_number')),
  staffList,
  servedAt: moment('served_at'),
  registeredAt: moment('registered_at'),
  mark: nullable(text('mark')),
});

/** The condition that a row is not of a service, but of the rating of a point itself. */
export const isOfPoint = `${service.projectNo} LIKE '${pointMark}%'`;

/** Name and phone of the person served, encrypted with a data key. */
export const servicePerson = table('service_person', {
  serviceId: key('service_id'),
  keyId: key('key_id'),
  ciphertext: text('sealed'),
  keptAt: moment('kept_at'),
  /** 1 once a bad rating has made a work order, whose handler may have to call back. */
  hasOrder: integer('has_order'),
});
