import type {DeviceStorage, KnownDevice} from '../../domain/devices/device-storage.ts';
import type {StoredDevice} from '../../domain/devices/device.ts';
import {query, type Operation, type Row, type Value} from '../engine/operation.ts';
import {computed, flag, nullable, pick, select, text, type AnyColumn} from '../engine/table.ts';
import {subtree} from '../institutions/institution-scope.ts';
import {device} from '../schema/device.ts';
import {institution} from '../schema/institution.ts';
import {point} from '../schema/point.ts';
import {staff} from '../schema/staff.ts';

const position = {
  ...pick(device, 'deviceId', 'kind', 'pointId'),
  ...pick(point, 'institutionCode'),
};

const ofStaff = (fact: AnyColumn) => `(SELECT ${fact} FROM ${staff}
  WHERE ${staff.institutionCode} = ${point.institutionCode} AND ${staff.staffNumber} = ${device.staffNumber})`;

const stored = select({
  ...position,
  ...pick(device, 'name', 'hostName', 'model', 'version', 'state', 'lastSeenAt', 'clockOffsetMs', 'volume'),
  ...pick(device, 'settings', 'staffNumber', 'staffPaused', 'pairedAt', 'revokedAt'),
  pointName: point.name,
  windowNumber: point.number,
  institutionName: institution.name,
  staffName: computed(ofStaff(staff.name), nullable(text('staff_name'))),
  staffPictureId: computed(ofStaff(staff.pictureId), nullable(text('staff_picture_id'))),
});

/** Devices with the facts of their point that others need. */
export const deviceColumns = {
  toString: () => `${stored}`,
  read: (row: Row): StoredDevice => stored.read(row),
};

/** A device beside its point and institution. */
export const devicesWithPoints = `${device} JOIN ${point} ON ${point.pointId} = ${device.pointId}
  JOIN ${institution} ON ${institution.code} = ${point.institutionCode}`;

/** The condition that a point is open on the day that its placeholders are bound to, twice. */
export const isOpenPoint = `${point.closedAt} IS NULL AND ${point.validFrom} <= ?
  AND (${point.validTo} IS NULL OR ${point.validTo} >= ?)`;

/** What a device may no longer do: it was revoked, or its point is closed. The placeholders are the day, twice. */
export const isEnded = computed(
  `CASE WHEN ${device.revokedAt} IS NULL AND ${isOpenPoint} THEN 0 ELSE 1 END`,
  flag('ended'),
);

const known = select({...position, ...pick(device, 'keyHash', 'usedAt'), ended: isEnded});

/** Whose key begins with this id. */
export function* knownDevice(deviceId: string, day: string): Operation<KnownDevice | undefined> {
  const [row] = yield* query(`SELECT ${known} FROM ${devicesWithPoints} WHERE ${device.deviceId} = ?`, [
    day,
    day,
    deviceId,
  ]);
  return row && known.read(row);
}

/** Devices of an institution and those below it: the one place where the sight of an office is limited. */
export function* listDevices({
  within,
  deviceId,
  pointId,
  after = '',
  limit,
}: Parameters<DeviceStorage['listDevices']>[0]): Operation<StoredDevice[]> {
  const conditions: [string, Value][] = [[`${device.deviceId} > ?`, after]];
  if (deviceId !== undefined) conditions.push([`${device.deviceId} = ?`, deviceId]);
  if (pointId !== undefined) conditions.push([`${device.pointId} = ?`, pointId]);
  const rows = yield* query(
    `WITH RECURSIVE ${subtree} SELECT ${deviceColumns} FROM ${devicesWithPoints}
      WHERE ${point.institutionCode} IN (SELECT code FROM subtree) AND ${conditions.map(([sql]) => sql).join(' AND ')}
      ORDER BY ${device.deviceId} LIMIT ?`,
    [within, ...conditions.map(([, value]) => value), limit],
  );
  return rows.map(deviceColumns.read);
}

/** Whether an institution sees a device. */
export function* seesDevice(deviceId: string, within: string): Operation<boolean> {
  return (yield* listDevices({within, deviceId, limit: 1})).length > 0;
}
