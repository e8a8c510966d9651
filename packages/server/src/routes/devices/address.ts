import type {ParsedInput} from '@gov-rating/contract';
import type {DeviceAddress} from '../../domain/devices/device-storage.ts';
import {fieldProblem} from '../../domain/problems/problem.ts';

const ways = ['deviceId', 'pointId', 'windowNumber', 'staffNumber', 'hostName'] as const;
const kinds = {
  deviceId: 'device',
  pointId: 'point',
  windowNumber: 'window',
  staffNumber: 'staff',
  hostName: 'host',
} as const;

/** How the device is found; in exactly one way, so that it is never another one than was meant. */
export function addressOf(input: ParsedInput<'callDevice'> | ParsedInput<'promptDevice'>): DeviceAddress {
  const [way, another] = ways.filter(name => input[name] !== undefined);
  if (way === undefined) throw fieldProblem('deviceId', 'missing_field');
  if (another !== undefined) throw fieldProblem(another, 'invalid_input');
  const value = input[way] ?? '';
  const by = kinds[way];
  return by === 'device' || by === 'point' ? {by, value} : {by, value, institutionCode: input.institutionCode};
}
