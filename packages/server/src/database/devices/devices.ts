import {toUtc} from '../../domain/calendar/utc.ts';
import type {
  DeviceChange,
  DeviceChangeMark,
  DeviceNews,
  Heartbeat,
  PointFault,
  StaffChange,
} from '../../domain/devices/device-storage.ts';
import type {DeviceSettings} from '../../domain/devices/device.ts';
import {batch, lock, query, type Operation} from '../engine/operation.ts';
import {inputRows, inputTable, pick, select, update, written} from '../engine/table.ts';
import {device} from '../schema/device.ts';
import {point} from '../schema/point.ts';
import {callEnded, changed} from './device-changes.ts';
import {pointFault} from './pairings.ts';
import {storedPrompt} from './prompts.ts';
import {deviceColumns, devicesWithPoints, isEnded, listDevices, seesDevice} from './stored-devices.ts';

const isDevice = `${device.deviceId} = ?`;

/** Notes that the device has used its key. */
export function* useDevice(deviceId: string, at: string): Operation<void> {
  yield* batch([update(device, {usedAt: toUtc(at)}, `${isDevice} AND ${device.usedAt} IS NULL`, deviceId)]);
}

/** Changes what an office may change of a device. */
export function* changeDevice(change: DeviceChange): Operation<'changed' | 'unknown_device' | PointFault> {
  const {deviceId, within, name, hostName, pointId, day} = change;
  yield* lock(`SELECT 1 FROM ${device} WHERE ${isDevice} FOR UPDATE`, [deviceId]);
  const [found] = yield* listDevices({within, deviceId, limit: 1});
  if (!found) return 'unknown_device';
  const fault = pointId === undefined ? undefined : yield* pointFault(pointId, within, day);
  if (fault) return fault;
  const settings = change.settings && {...found.settings, ...defined(change.settings)};
  yield* batch([
    changed('settingsChange', {name, hostName, pointId, settings}, isDevice, deviceId),
    ...(settings === undefined || shows(settings) === shows(found.settings)
      ? []
      : [changed('staffChange', {}, isDevice, deviceId)]),
  ]);
  return 'changed';
}

/** What a staff card shows of the person. */
const shows = ({showStaffName, showStaffPicture}: DeviceSettings): string => `${showStaffName} ${showStaffPicture}`;

const defined = (given: NonNullable<DeviceChange['settings']>): Partial<DeviceSettings> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

interface Asked {
  readonly deviceId: string;
  readonly within: string;
  readonly at: string;
}

/** Ends the access of a device. */
export function* revokeDevice({deviceId, within, at}: Asked): Operation<boolean> {
  if (!(yield* seesDevice(deviceId, within))) return false;
  const once = `${isDevice} AND ${device.revokedAt} IS NULL`;
  yield* batch([changed(undefined, {revokedAt: toUtc(at), staffNumber: null}, once, deviceId)]);
  return true;
}

/** Lets a device show itself. */
export function* identifyDevice({deviceId, within, at}: Asked): Operation<boolean> {
  if (!(yield* seesDevice(deviceId, within))) return false;
  yield* batch([changed('identifyChange', {identifyAt: toUtc(at)}, isDevice, deviceId)]);
  return true;
}

/**
 * Signs staff in or out. Whoever signs in has left the other devices of the institution. Nobody is called to a window that was left.
 */
export function* setDeviceStaff({deviceId, staffNumber, paused}: StaffChange): Operation<void> {
  const elsewhere = `${device.deviceId} <> ? AND ${device.staffNumber} = ? AND ${device.pointId} IN (
    SELECT ${point.pointId} FROM ${point} WHERE ${point.institutionCode} = (
      SELECT ${point.institutionCode} FROM ${point} JOIN ${device} ON ${device.pointId} = ${point.pointId}
      WHERE ${isDevice}))`;
  const signedOut = {staffNumber: null, staffPaused: false};
  const left = staffNumber === null || paused;
  yield* batch([
    ...(staffNumber === null ? [] : [callEnded(elsewhere, deviceId, staffNumber, deviceId)]),
    ...(staffNumber === null ? [] : [changed('staffChange', signedOut, elsewhere, deviceId, staffNumber, deviceId)]),
    ...(left ? [callEnded(isDevice, deviceId)] : []),
    changed('staffChange', {staffNumber, staffPaused: staffNumber !== null && paused}, isDevice, deviceId),
  ]);
}

/** Keeps what a device says of itself. */
export function* noteHeartbeat({deviceId, at, ...said}: Heartbeat): Operation<void> {
  yield* batch([update(device, {...said, lastSeenAt: toUtc(at)}, isDevice, deviceId)]);
}

const numbers = select({
  ...pick(device, 'settingsChange', 'staffChange', 'promptChange', 'identifyChange', 'identifyAt'),
  ...pick(device, 'streamId', 'promptId', 'change', 'callChange', 'calledNumber'),
  ended: isEnded,
});

/** What a device has to know. */
export function* deviceNews(deviceId: string, day: string): Operation<DeviceNews | undefined> {
  const [row] = yield* query(`SELECT ${deviceColumns}, ${numbers} FROM ${devicesWithPoints} WHERE ${isDevice}`, [
    day,
    day,
    deviceId,
  ]);
  if (!row) return undefined;
  const {promptId, ...news} = numbers.read(row);
  const prompt = promptId === null ? undefined : yield* storedPrompt(promptId);
  return {device: deviceColumns.read(row), ...news, prompt: prompt ?? null};
}

/** Begins the one stream of a device. */
export function* openDeviceStream(deviceId: string, streamId: string, at: string): Operation<void> {
  yield* batch([changed(undefined, {streamId, lastSeenAt: toUtc(at)}, isDevice, deviceId)]);
}

const asked = inputTable(pick(device, 'deviceId'));
const marks = select({...pick(device, 'deviceId', 'change', 'streamId'), ended: isEnded});
const askedDevices = `SELECT ${marks} FROM ${asked} CROSS JOIN ${device} CROSS JOIN ${point}
  WHERE ${device.deviceId} = ${asked.deviceId} AND ${point.pointId} = ${device.pointId}`;

/** Which of some devices have changed. */
export function* deviceChanges(deviceIds: readonly string[], day: string): Operation<DeviceChangeMark[]> {
  const rowsOf = inputRows(
    asked,
    deviceIds.map(deviceId => ({deviceId})),
  );
  const [rows = []] = yield [{sql: askedDevices, params: [day, day], input: rowsOf}];
  return rows.map(marks.read);
}

/** Notes that the streams of these devices are open; in one order, so that two processes do not wait for each other. */
export function* noteOpenStreams(deviceIds: readonly string[], at: string): Operation<void> {
  const {assignments, params} = written(device, {lastSeenAt: toUtc(at)});
  yield* batch(
    deviceIds.toSorted().map(deviceId => ({
      sql: `UPDATE ${device} SET ${assignments} WHERE ${isDevice}`,
      params: [...params, deviceId],
    })),
  );
}
