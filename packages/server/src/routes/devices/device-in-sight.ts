import type {RouteOutput} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {toDevice} from '../../domain/devices/device.ts';
import {Problem} from '../../domain/problems/problem.ts';

/** A device of the caller's institution or of one below it. Refuses any other as if it did not exist. */
export async function deviceInSight(
  {storage, now}: Context,
  {institutionCode}: {readonly institutionCode: string},
  deviceId: string,
): Promise<RouteOutput<'changeDevice'>> {
  const [found] = await storage.listDevices({within: institutionCode, deviceId, limit: 1});
  if (!found) throw new Problem('unknown_device');
  return toDevice(found, now().toISOString());
}
