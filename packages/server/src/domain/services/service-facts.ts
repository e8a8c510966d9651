import {serviceFacts, type ServiceFacts} from '@gov-rating/contract';
import {shanghaiDay} from '../calendar/moments.ts';
import {toUtc} from '../calendar/utc.ts';
import {fieldProblem, type Problem} from '../problems/problem.ts';

/** A member of staff of a service, and whether its rating counts for the person, decided when it was registered. */
export interface StaffOfService {
  readonly staffNumber: string;
  readonly isRated: boolean;
}

/** The facts of a service with the whole staff. */
export interface SealedServiceFacts extends Omit<ServiceFacts, 'staffNumbers' | 'projectNo'> {
  /** As {@link caseKeyOf} makes it. */
  readonly projectNo: string;
  /** Left out for one person who is rated, and for nobody. */
  readonly staffList?: readonly StaffOfService[];
}

const names = serviceFacts.keyof().options;

/** True when two registrations of one service have the same facts, however they write the time and one person. */
export const sameFacts = (one: ServiceFacts, other: ServiceFacts): boolean => comparable(one) === comparable(other);

/** Every fact of the contract in its order, time in UTC, null for what is not said. */
function comparable(facts: ServiceFacts): string {
  const inUtc = {...facts, servedAt: toUtc(facts.servedAt), ...staffFacts(staffNumbersOf(facts))};
  return JSON.stringify(names.map(name => inUtc[name] ?? null));
}

/** Who served, the first one first. */
export const staffNumbersOf = ({staffNumber, staffNumbers}: Pick<ServiceFacts, 'staffNumber' | 'staffNumbers'>) =>
  staffNumbers ?? (staffNumber === undefined ? [] : [staffNumber]);

/** The same as facts: the first one, and all where there are several. */
export function staffFacts(staff: readonly string[]): Pick<ServiceFacts, 'staffNumber' | 'staffNumbers'> {
  const [staffNumber] = staff;
  return {
    ...(staffNumber !== undefined && {staffNumber}),
    ...(staff.length > 1 && {staffNumbers: [...staff]}),
  };
}

/** The staff as it is kept: undefined for one person who is rated, and for nobody. */
export function staffListOf(
  staff: readonly string[],
  unrated: ReadonlySet<string>,
): readonly StaffOfService[] | undefined {
  if (staff.length < 2 && !staff.some(number => unrated.has(number))) return undefined;
  return staff.map(staffNumber => ({staffNumber, isRated: !unrated.has(staffNumber)}));
}

/**
 * What identifies the case of a service within its institution: 办件编号, or for a service without a case a key of day, point
 * and ticket, which begins with the mark of tickets and is no 办件编号.
 */
export const caseKeyOf = ({projectNo, pointId, ticketNumber, servedAt}: ServiceFacts): string =>
  projectNo ?? ['', shanghaiDay(new Date(servedAt)), pointId, ticketNumber].join('#');

/** The name under which a service is shown: its item, or the point where no item is known. */
export const shownName = ({
  itemName,
  pointName,
}: {
  readonly itemName?: string | undefined;
  readonly pointName?: string | undefined;
}): string => itemName ?? pointName ?? '';

/** Why facts do not belong together, as a refusal that names the field; undefined when they do. */
export function faultOfFacts(facts: ServiceFacts): Problem | undefined {
  const {projectNo, ticketNumber, pointId, itemCode, itemName, staffNumber, staffNumbers} = facts;
  if (projectNo === undefined && ticketNumber === undefined) return fieldProblem('projectNo', 'missing_field');
  if (ticketNumber !== undefined && (projectNo !== undefined || ticketNumber.trim() === ''))
    return fieldProblem('ticketNumber', 'invalid_input');
  if (pointId === undefined && ticketNumber !== undefined) return fieldProblem('pointId', 'missing_field');
  if (itemCode === undefined && (itemName !== undefined || pointId === undefined))
    return fieldProblem('itemCode', 'missing_field');
  if (itemName === undefined && itemCode !== undefined) return fieldProblem('itemName', 'missing_field');
  if (staffNumbers === undefined) return undefined;
  if (new Set(staffNumbers).size < staffNumbers.length) return fieldProblem('staffNumbers', 'invalid_input');
  if (staffNumber !== undefined && staffNumber !== staffNumbers[0]) return fieldProblem('staffNumber', 'invalid_input');
  return undefined;
}
