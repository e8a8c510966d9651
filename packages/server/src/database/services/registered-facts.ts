import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {isValidOn} from '../../domain/registers/validity.ts';
import {staffNumbersOf} from '../../domain/services/service-facts.ts';
import type {PointRefused, Registration} from '../../domain/services/service-storage.ts';
import type {Operation, Row, Statement} from '../engine/operation.ts';
import {computed, flag, pick, select} from '../engine/table.ts';
import {above, itself} from '../institutions/institution-scope.ts';
import {point} from '../schema/point.ts';
import {staff} from '../schema/staff.ts';

/** What the registers say of a service: why its point is refused, and for whom of its staff its rating does not count. */
export interface SaidByRegisters {
  readonly refusal: PointRefused | undefined;
  readonly unrated: ReadonlySet<string>;
}

/** Of a service without point and staff. */
export const nothingSaid: SaidByRegisters = {refusal: undefined, unrated: new Set()};

/** The institutions from that of a point upwards. */
const over = above(`SELECT ${point.institutionCode} FROM ${point} WHERE ${point.pointId} = ?`).replaceAll(
  'above',
  'over',
);

const asked = select({
  ...pick(point, 'validFrom', 'validTo', 'closedAt'),
  isAllowed: computed(
    `CASE WHEN ? IN (SELECT code FROM over) OR ${point.institutionCode} IN (SELECT code FROM above) THEN 1 ELSE 0 END`,
    flag('allowed'),
  ),
});
const number = select(pick(staff, 'staffNumber'));

/**
 * Reads what the registers say of a service. The point is of the institution that serves or of one above it, or one that the
 * caller acts for. The rule about staff: a rating counts for everybody who served, except for those whom the register
 * says are not rated on the day of the service; who is not in the register is counted.
 */
export function* saidByRegisters({facts, within}: Registration): Operation<SaidByRegisters> {
  const {institutionCode, pointId} = facts;
  const day = shanghaiDay(new Date(facts.servedAt));
  const numbers = staffNumbersOf(facts);
  const ofPoint: Statement[] =
    pointId === undefined
      ? []
      : [
          {
            sql: `WITH RECURSIVE ${above(itself)}, ${over} SELECT ${asked} FROM ${point} WHERE ${point.pointId} = ?`,
            params: [institutionCode, pointId, within, pointId],
          },
        ];
  const ofStaff: Statement[] =
    numbers.length === 0
      ? []
      : [
          {
            sql: `SELECT ${number} FROM ${staff} WHERE ${staff.institutionCode} = ? AND ${staff.isRated} = 0
              AND ${staff.staffNumber} IN (${numbers.map(() => '?').join(', ')})
              AND ${staff.validFrom} <= ? AND (${staff.validTo} IS NULL OR ${staff.validTo} >= ?)`,
            params: [institutionCode, ...numbers, day, day],
          },
        ];
  const answers = yield [...ofPoint, ...ofStaff];
  const [found = []] = answers;
  const unrated = numbers.length === 0 ? [] : (answers[ofPoint.length] ?? []);
  return {
    refusal: pointId === undefined ? undefined : refusalOf(found[0], day),
    unrated: new Set(unrated.map(row => number.read(row).staffNumber)),
  };
}

function refusalOf(row: Row | undefined, day: string): PointRefused | undefined {
  const found = row && asked.read(row);
  if (!found?.isAllowed) return 'unknown_point';
  if (found.closedAt !== null) return 'point_closed';
  return isValidOn(found, day) ? undefined : 'point_not_valid';
}
