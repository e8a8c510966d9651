import {idPattern} from '@gov-rating/contract';
import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {toDevice} from '../../domain/devices/device.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {readCursor, toPage} from '../../http/pagination.ts';
import {deviceInSight} from './device-in-sight.ts';

/** The devices of the caller's institution and those below it, by id. */
export const listDevices: Handler<'listDevices'> = async (
  {cursor, limit, deviceId, pointId},
  {storage, now},
  {caller},
) => {
  const within = caller.institutionCode;
  const page = readCursor(cursor, key => idPattern.test(key));
  const found = await storage.listDevices({within, deviceId, pointId, ...page, limit: limit + 1});
  const at = now().toISOString();
  return toPage(
    found.map(one => toDevice(one, at)),
    limit,
    one => one.deviceId,
  );
};

/** Changes a device; its stream reports it. */
export const changeDevice: Handler<'changeDevice'> = async (input, context, {caller}) => {
  const change = {...input, within: caller.institutionCode, day: shanghaiDay(context.now())};
  const outcome = await context.storage.changeDevice(change);
  if (outcome !== 'changed') throw new Problem(outcome);
  await context.devices.wake(input.deviceId);
  return deviceInSight(context, caller, input.deviceId);
};

/** Ends the access of a device; its stream ends at once here, and at the next look elsewhere. */
export const revokeDevice: Handler<'revokeDevice'> = async ({deviceId}, context, {caller}) => {
  const at = context.now().toISOString();
  if (!(await context.storage.revokeDevice({deviceId, within: caller.institutionCode, at})))
    throw new Problem('unknown_device');
  await context.devices.wake(deviceId);
  return deviceInSight(context, caller, deviceId);
};

/** Lets a device show itself. */
export const identifyDevice: Handler<'identifyDevice'> = async ({deviceId}, context, {caller}) => {
  const at = context.now().toISOString();
  if (!(await context.storage.identifyDevice({deviceId, within: caller.institutionCode, at})))
    throw new Problem('unknown_device');
  await context.devices.wake(deviceId);
  return deviceInSight(context, caller, deviceId);
};
