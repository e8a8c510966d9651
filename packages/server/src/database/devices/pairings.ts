import {toUtc} from '../../domain/calendar/utc.ts';
import type {Approval, ApprovalOutcome, Poll, PointFault, PollOutcome} from '../../domain/devices/device-storage.ts';
import {approvalFault, judgePoll, type Pairing} from '../../domain/devices/pairing.ts';
import {sameHash} from '../../security/hash.ts';
import {batch, lock, query, type Operation} from '../engine/operation.ts';
import {columnsOf, insert, pick, select, update} from '../engine/table.ts';
import {isBelow} from '../institutions/institution-scope.ts';
import {device, devicePairing as pairing} from '../schema/device.ts';
import {point} from '../schema/point.ts';

const stored = select(columnsOf(pairing));
const key = select(pick(device, 'keyHash', 'usedAt'));
const place = select(pick(point, 'institutionCode', 'closedAt', 'validFrom', 'validTo'));
const day = 86_400_000;

/** Adds a pairing, unless its code is in use; those that expired a day ago are forgotten. */
export function* addPairing(added: Pairing): Operation<boolean> {
  const at = toUtc(added.createdAt);
  const forgotten = new Date(Date.parse(at) - day).toISOString();
  const inserted = insert(
    pairing,
    {...added, createdAt: at, expiresAt: toUtc(added.expiresAt)},
    `ON CONFLICT (${pairing.userCode.name}) DO NOTHING RETURNING ${pairing.pairingId}`,
  );
  const [, rows = []] = yield [
    {sql: `DELETE FROM ${pairing} WHERE ${pairing.expiresAt} < ?`, params: [forgotten]},
    inserted,
  ];
  return rows.length > 0;
}

/** Answers a screen. The key is given as long as the device has not used it, and only by the secret of the screen. */
export function* pollPairing({pairingId, codeHash, keyHash, at}: Poll): Operation<PollOutcome> {
  yield* lock(`SELECT 1 FROM ${pairing} WHERE ${pairing.pairingId} = ? FOR UPDATE`, [pairingId]);
  const [row] = yield* query(`SELECT ${stored} FROM ${pairing} WHERE ${pairing.pairingId} = ?`, [pairingId]);
  const asked = row && stored.read(row);
  if (!asked || !sameHash(asked.codeHash, codeHash)) return {outcome: 'pairing_code_unknown'};
  const judgement = judgePoll(asked, toUtc(at));
  const {deviceId} = asked;
  const polled = {polledAt: toUtc(at), interval: judgement.interval};
  yield* batch([update(pairing, polled, `${pairing.pairingId} = ?`, pairingId)]);
  if (deviceId === null) return {outcome: 'known', judgement, deviceId};
  const [of] = yield* query(`SELECT ${key} FROM ${device} WHERE ${device.deviceId} = ?`, [deviceId]);
  const held = of && key.read(of);
  if (!held || held.usedAt !== null) return {outcome: 'pairing_code_used'};
  if (held.keyHash !== keyHash) yield* batch([update(device, {keyHash}, `${device.deviceId} = ?`, deviceId)]);
  return {outcome: 'known', judgement, deviceId};
}

/** Makes the device of a pairing. The code is looked at first, so that a wrong one is one, whatever the point. */
export function* approvePairing(approval: Approval): Operation<ApprovalOutcome> {
  const {userCode, deviceId, pointId, name, hostName, settings} = approval;
  const at = toUtc(approval.at);
  yield* lock(`SELECT 1 FROM ${pairing} WHERE ${pairing.userCode} = ? FOR UPDATE`, [userCode]);
  const [row] = yield* query(`SELECT ${stored} FROM ${pairing} WHERE ${pairing.userCode} = ?`, [userCode]);
  if (!row) return 'pairing_code_unknown';
  const asked = stored.read(row);
  const fault = approvalFault(asked, at) ?? (yield* pointFault(pointId, approval.within, approval.day));
  if (fault) return fault;
  const {kind, model, version} = asked;
  yield* batch([
    insert(device, {
      ...{deviceId, pointId, kind, name, hostName, model, version, settings, pairedAt: at, staffPaused: false},
      ...{change: 1, settingsChange: 1, staffChange: 0, promptChange: 0, identifyChange: 0},
    }),
    update(pairing, {deviceId}, `${pairing.pairingId} = ?`, asked.pairingId),
  ]);
  return 'approved';
}

/** Why a point cannot have a device of somebody who acts for `within`. A foreign one does not exist. */
export function* pointFault(pointId: string, within: string, today: string): Operation<PointFault | undefined> {
  const [row] = yield* query(`SELECT ${place} FROM ${point} WHERE ${point.pointId} = ?`, [pointId]);
  if (!row) return 'unknown_point';
  const {institutionCode, closedAt, validFrom, validTo} = place.read(row);
  if (!(yield* isBelow(institutionCode, within))) return 'unknown_point';
  const open = closedAt === null && validFrom <= today && (validTo === null || validTo >= today);
  return open ? undefined : 'point_closed';
}
