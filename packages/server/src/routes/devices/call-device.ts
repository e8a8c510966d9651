import type {Context} from '../../context/context.ts';
import {shanghaiDay} from '../../domain/calendar/moments.ts';
import type {DeviceCall} from '../../domain/devices/device-storage.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {addressOf} from './address.ts';

/** Shows a number as called, or none, on the one device that is addressed. */
export const callDevice: Handler<'callDevice'> = (input, context, {caller}) =>
  callOn(context, {
    within: caller.institutionCode,
    address: addressOf(input),
    ticketNumber: input.ticketNumber?.trim() ?? null,
  });

/** The same for whoever addresses the device in another way. */
export async function callOn({storage, devices, now}: Context, call: Omit<DeviceCall, 'at' | 'day'>) {
  const at = now();
  const called = await storage.callDevice({...call, at: at.toISOString(), day: shanghaiDay(at)});
  if (called.outcome !== 'called') throw new Problem(called.outcome);
  const {deviceId} = called;
  await devices.wake(deviceId);
  return {deviceId, ticketNumber: call.ticketNumber};
}
