import type {Context} from '../../context/context.ts';
import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {staffOf} from '../../domain/devices/device.ts';
import {isIdentifying} from '../../domain/devices/device-events.ts';
import type {DeviceNews} from '../../domain/devices/device-storage.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {besideForm} from '../institutions/beside-form.ts';

/** No clock is further away than this, in milliseconds; a year 292,000 is no fact. */
const mostOffset = 100 * 365 * 86_400_000;

/** What a device has to know. */
async function newsOf({storage, now}: Context, deviceId: string): Promise<DeviceNews> {
  const news = await storage.deviceNews(deviceId, shanghaiDay(now()));
  if (!news) throw new Problem('device_key_invalid');
  return news;
}

/** What the calling device needs to know of itself. */
export const getDevice: Handler<'getDevice'> = async (_input, context, {caller}) => {
  const {device, calledNumber} = await newsOf(context, caller.deviceId);
  const {deviceId, kind, name, pointId, pointName, windowNumber, institutionCode, institutionName, settings} = device;
  const {commentMaxLength, receiptPage} = context.settings;
  const beside = await besideForm(institutionCode, context);
  return {
    ...{deviceId, kind, name, pointId, pointName, windowNumber, institutionCode, institutionName, settings},
    staff: staffOf(device),
    commentMaxLength,
    ...beside,
    ...(receiptPage !== undefined && {receiptPage}),
    calledNumber,
    serverTime: context.now().toISOString(),
  };
};

/** The picture of who serves at the calling device. */
export const getStaffPicture: Handler<'getStaffPicture'> = async (_input, context, {caller}) => {
  const {device} = await newsOf(context, caller.deviceId);
  const shown = staffOf(device);
  if (!shown || shown.pictureId === null) return {picture: null};
  const {institutionCode} = device;
  const day = shanghaiDay(context.now());
  const picture = await context.storage.staffPicture({institutionCode, staffNumber: shown.staffNumber, day});
  return {picture: picture ?? null};
};

/** Keeps what a device says of itself, both clocks included, and answers what it has to know. */
export const heartbeat: Handler<'heartbeat'> = async ({version, state, clock, volume}, context, {caller}) => {
  const {deviceId} = caller;
  const now = context.now();
  const at = now.toISOString();
  const offset = Date.parse(clock) - now.getTime();
  const clockOffsetMs = Math.min(Math.max(offset, -mostOffset), mostOffset);
  await context.storage.noteHeartbeat({deviceId, version, state, clockOffsetMs, volume, at});
  const news = await newsOf(context, deviceId);
  const {device, calledNumber} = news;
  const {settings} = device;
  return {serverTime: at, settings, staff: staffOf(device), calledNumber, identify: isIdentifying(news, at)};
};
