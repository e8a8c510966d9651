import type {Context} from '../../context/context.ts';
import {isBlank} from '@gov-rating/contract';
import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {staffOf} from '../../domain/devices/device.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {deviceInSight} from './device-in-sight.ts';

interface Staff {
  readonly staffNumber: string | null;
  readonly paused: boolean;
}

/** Signs in or out at a device that the caller may speak of; an empty number signs out too. */
async function set(context: Context, deviceId: string, {staffNumber, paused}: Staff) {
  const {storage, devices, now} = context;
  const number = staffNumber === null || isBlank(staffNumber) ? null : staffNumber.trim();
  await storage.setDeviceStaff({deviceId, staffNumber: number, paused});
  await devices.wake(deviceId);
  const news = await storage.deviceNews(deviceId, shanghaiDay(now()));
  return {deviceId, staff: news ? staffOf(news.device) : null};
}

/** Signs staff in or out at a device, by the program of the window. */
export const setDeviceStaff: Handler<'setDeviceStaff'> = async ({deviceId, ...staff}, context, {caller}) => {
  await deviceInSight(context, caller, deviceId);
  return set(context, deviceId, staff);
};

/** The same at the one device of a point. */
export const setPointStaff: Handler<'setPointStaff'> = async ({pointId, ...staff}, context, {caller}) => {
  const found = await context.storage.listDevices({within: caller.institutionCode, pointId, limit: 100});
  const [first, ...others] = found.filter(({revokedAt}) => revokedAt === null);
  if (!first) throw new Problem('unknown_device');
  if (others.length > 0) throw new Problem('device_ambiguous');
  return set(context, first.deviceId, staff);
};

/** The same at the calling device. */
export const setOwnStaff: Handler<'setOwnStaff'> = (staff, context, {caller}) => set(context, caller.deviceId, staff);
