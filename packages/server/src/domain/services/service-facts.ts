import type {ServiceFacts} from '@gov-rating/contract';
import {toUtc} from '../calendar/utc.ts';

/** The facts of a service as they are stored: time in UTC, optional facts absent when not set, nothing else. */
export function normalizedFacts(facts: ServiceFacts): ServiceFacts {
  const {institutionCode, projectNo, serviceNumber, node, itemCode, itemName} = facts;
  const {serviceName, staffNumber, windowNumber, servedAt} = facts;
  return {
    institutionCode,
    projectNo,
    serviceNumber,
    node,
    itemCode,
    itemName,
    ...(serviceName !== undefined && {serviceName}),
    ...(staffNumber !== undefined && {staffNumber}),
    ...(windowNumber !== undefined && {windowNumber}),
    servedAt: toUtc(servedAt),
  };
}

/** True when two departments' statements about one service say the same, however they write the time. */
export function sameFacts(one: ServiceFacts, other: ServiceFacts): boolean {
  return JSON.stringify(normalizedFacts(one)) === JSON.stringify(normalizedFacts(other));
}
