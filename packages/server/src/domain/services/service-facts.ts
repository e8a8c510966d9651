import {serviceFacts, type ServiceFacts} from '@gov-rating/contract';
import {toUtc} from '../calendar/utc.ts';

const names = serviceFacts.keyof().options;

/** True when two registrations of one service have the same facts, however they write the time. */
export const sameFacts = (one: ServiceFacts, other: ServiceFacts): boolean => comparable(one) === comparable(other);

/** Every fact of the contract in its order, time in UTC, null for what is not said. */
function comparable(facts: ServiceFacts): string {
  const inUtc = {...facts, servedAt: toUtc(facts.servedAt)};
  return JSON.stringify(names.map(name => inUtc[name] ?? null));
}
