import type {DeviceKind} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import {onlineSince} from '../../domain/devices/device.ts';
import type {
  CallOutcome,
  DeviceAddress,
  DeviceCall,
  DeviceStorage,
  NewPrompt,
  PromptOutcome,
} from '../../domain/devices/device-storage.ts';
import type {StoredPrompt} from '../../domain/devices/prompt.ts';
import {channelOfDevice} from '../../domain/ratings/channel.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {UniqueViolation, type Engine} from '../engine/engine.ts';
import {batch, lock, query, unlocked, type Operation, type Value} from '../engine/operation.ts';
import {computed, flag, insert, pick, select, update} from '../engine/table.ts';
import {invitationRow} from '../invitations/new-invitations.ts';
import {addInvitation} from '../invitations/invitations.ts';
import {subtree} from '../institutions/institution-scope.ts';
import {device, devicePairing as pairing, devicePrompt as prompt} from '../schema/device.ts';
import {invitation} from '../schema/invitation.ts';
import {point} from '../schema/point.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../services/services.ts';
import {callEnded, changed} from './device-changes.ts';
import {isOpenPoint} from './stored-devices.ts';

/** More than a service can ever have: a window asks as often as it must. */
const mostInvitations = 1000;

const isRated = `EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${prompt.serviceId})`;
const stored = select({
  ...pick(prompt, 'promptId', 'deviceId', 'serviceId', 'validUntil', 'state'),
  rated: computed(`CASE WHEN ${isRated} THEN 1 ELSE 0 END`, flag('rated')),
});

/** One request to rate. */
export function* storedPrompt(promptId: string): Operation<StoredPrompt | undefined> {
  const [row] = yield* query(`SELECT ${stored} FROM ${prompt} WHERE ${prompt.promptId} = ?`, [promptId]);
  return row && stored.read(row);
}

/** A request of one client. */
export function* promptOf(promptId: string, askedBy: string): Operation<StoredPrompt | undefined> {
  const [row] = yield* query(`SELECT ${stored} FROM ${prompt} WHERE ${prompt.promptId} = ? AND ${prompt.askedBy} = ?`, [
    promptId,
    askedBy,
  ]);
  return row && stored.read(row);
}

const earlier = select(pick(prompt, 'promptId', 'contentHash'));
const candidate = select(pick(device, 'deviceId', 'kind', 'lastSeenAt'));
const invited = select(pick(invitation, 'invitationId'));

/** Asks devices for ratings; of two requests under one key at the same time, the second finds the first. */
export function devicePrompter(engine: Engine, marks: RowMarks): DeviceStorage['promptDevice'] {
  return async asked => {
    const ask = () => engine.write(() => promptDevice(marks, asked));
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error;
      return ask();
    }
  };
}

/** Asks a device for a rating. */
function* promptDevice(marks: RowMarks, asked: NewPrompt): Operation<PromptOutcome> {
  const {serviceId, within, askedBy, idempotencyKey, contentHash, promptId} = asked;
  const at = toUtc(asked.at);
  const [before] = yield* query(
    `SELECT ${earlier} FROM ${prompt} WHERE ${prompt.askedBy} = ? AND ${prompt.idempotencyKey} = ?`,
    [askedBy, idempotencyKey],
  );
  if (before) {
    const {contentHash: known, promptId: first} = earlier.read(before);
    if (known !== contentHash) return {outcome: 'idempotency_key_reused'};
    return {outcome: 'replayed', prompt: (yield* storedPrompt(first)) as StoredPrompt};
  }
  const rated = yield* service(serviceId, within);
  if (!rated) return {outcome: 'unknown_service'};
  if (rated.rated) return {outcome: 'already_rated'};
  if (asked.windowOpenFrom !== null && rated.servedAt < asked.windowOpenFrom) return {outcome: 'rating_window_closed'};
  const found = yield* addressed(asked, rated.institutionCode);
  if (typeof found === 'string') return {outcome: found};
  yield* lock(`SELECT 1 FROM ${device} WHERE ${device.deviceId} = ? FOR UPDATE`, [found.deviceId]);
  const invitationId = yield* invitationFor(marks, asked, found);
  if (invitationId === undefined) return {outcome: 'already_rated'};
  const {deviceId} = found;
  yield* batch([
    insert(prompt, {
      ...{promptId, deviceId, serviceId, invitationId, askedBy, idempotencyKey, contentHash},
      ...{createdAt: at, validUntil: toUtc(asked.validUntil), state: 'waiting'},
    }),
    // Read anew, because another request may have come before this one got the lock.
    update(
      prompt,
      {state: 'replaced'},
      `${prompt.promptId} = (SELECT ${device.promptId} FROM ${device} WHERE ${device.deviceId} = ?)
        AND ${prompt.state} IN ('waiting', 'shown')`,
      deviceId,
    ),
    callEnded(`${device.deviceId} = ?`, deviceId),
    changed('promptChange', {promptId}, `${device.deviceId} = ?`, deviceId),
  ]);
  return {outcome: 'prompted', prompt: (yield* storedPrompt(promptId)) as StoredPrompt};
}

/**
 * The invitation by which the service is rated: that of an earlier request through the same channel, or a new one, whose
 * token nobody has. The channel is that of the device; nobody can claim another.
 */
function* invitationFor(marks: RowMarks, asked: NewPrompt, {kind}: Addressed): Operation<string | undefined> {
  const {serviceId, within, at, invitation: made} = asked;
  const channel = channelOfDevice(kind);
  const [row] = yield* query(
    `SELECT ${invited} FROM ${invitation} JOIN ${prompt} ON ${prompt.invitationId} = ${invitation.invitationId}
      WHERE ${prompt.serviceId} = ? AND ${invitation.channel} = ? AND ${invitation.expiresAt} > ?
      ORDER BY ${invitation.expiresAt} DESC LIMIT 1`,
    [serviceId, channel, new Date(Date.parse(at) + 86_400_000).toISOString()],
  );
  if (row) return invited.read(row).invitationId;
  const added = {...made, serviceId, within, channel, createdAt: at, limit: mostInvitations};
  const outcome = yield* addInvitation(invitationRow(marks, added), within, mostInvitations);
  return outcome === 'added' ? made.invitationId : undefined;
}

interface Addressed {
  readonly deviceId: string;
  readonly kind: DeviceKind;
}

/** What a device is looked for with. */
type Addressing = Pick<NewPrompt, 'address' | 'within' | 'at' | 'day' | 'demandsOnline'>;

type Unaddressed = 'unknown_device' | 'staff_not_signed_in' | 'device_ambiguous' | 'device_offline';

/**
 * The one device that an address leads to, in sight of `within`. Where several fit, the only one that is online is meant;
 * a spare device in a drawer confuses nobody.
 */
function* addressed(asked: Addressing, ofService: string): Operation<Addressed | Unaddressed> {
  const {address, within, at, day} = asked;
  const [condition, values] = conditionOf(address, ofService);
  const rows = yield* query(
    `WITH RECURSIVE ${subtree} SELECT ${candidate} FROM ${device} JOIN ${point} ON ${point.pointId} = ${device.pointId}
      WHERE ${point.institutionCode} IN (SELECT code FROM subtree) AND ${device.revokedAt} IS NULL AND ${isOpenPoint}
        AND ${condition} ORDER BY ${device.deviceId} LIMIT 20`,
    [within, day, day, ...values],
  );
  const found = rows.map(candidate.read);
  const [first] = found;
  if (!first) return address.by === 'staff' ? 'staff_not_signed_in' : 'unknown_device';
  if (found.length === 1 && !asked.demandsOnline) return first;
  const since = onlineSince(toUtc(at));
  const online = found.filter(({lastSeenAt}) => lastSeenAt !== null && lastSeenAt > since);
  if (online.length > 1) return 'device_ambiguous';
  return online[0] ?? (found.length > 1 ? 'device_ambiguous' : 'device_offline');
}

function conditionOf(address: DeviceAddress, ofService: string): readonly [string, readonly Value[]] {
  const {value} = address;
  switch (address.by) {
    case 'device':
      return [`${device.deviceId} = ?`, [value]];
    case 'point':
      return [`${device.pointId} = ?`, [value]];
    default: {
      const of = {window: `${point.number}`, staff: `${device.staffNumber}`, host: `lower(${device.hostName})`};
      const wanted = address.by === 'host' ? value.toLowerCase() : value;
      return [`${point.institutionCode} = ? AND ${of[address.by]} = ?`, [address.institutionCode ?? ofService, wanted]];
    }
  }
}

/** Shows a number as called, or none, on the one device that is addressed. */
export function* callDevice(call: DeviceCall): Operation<CallOutcome> {
  const {ticketNumber, within} = call;
  // A call may end at a device that has lost its network: it learns so when it is back.
  const found = yield* addressed({...call, demandsOnline: ticketNumber !== null}, within);
  if (typeof found === 'string') return {outcome: found};
  const {deviceId} = found;
  const isIt = `${device.deviceId} = ?`;
  yield* batch([
    ticketNumber === null
      ? callEnded(isIt, deviceId)
      : changed('callChange', {calledNumber: ticketNumber}, isIt, deviceId),
  ]);
  return {outcome: 'called', deviceId};
}

/** Deletes old requests, and pairings that ended long ago. */
export function* forgetPrompts(old: Parameters<DeviceStorage['forgetPrompts']>[0]): Operation<number> {
  const [prompts = [], pairings = []] = yield [
    {
      sql: `DELETE FROM ${prompt} WHERE ${prompt.promptId} IN
        (SELECT ${prompt.promptId} FROM ${prompt} WHERE ${prompt.createdAt} < ?
          ORDER BY ${prompt.createdAt} LIMIT ? ${unlocked()}) RETURNING ${prompt.promptId}`,
      params: [toUtc(old.before), old.limit],
    },
    {
      sql: `DELETE FROM ${pairing} WHERE ${pairing.pairingId} IN
        (SELECT ${pairing.pairingId} FROM ${pairing} WHERE ${pairing.expiresAt} < ?
          ORDER BY ${pairing.expiresAt} LIMIT ? ${unlocked()}) RETURNING ${pairing.pairingId}`,
      params: [toUtc(old.pairingsBefore), old.limit],
    },
  ];
  return prompts.length + pairings.length;
}

/** Takes a request back. */
export function* withdrawPrompt(promptId: string, askedBy: string): Operation<StoredPrompt | undefined> {
  const found = yield* promptOf(promptId, askedBy);
  if (!found || found.rated || (found.state !== 'waiting' && found.state !== 'shown')) return found;
  yield* lock(`SELECT 1 FROM ${device} WHERE ${device.deviceId} = ? FOR UPDATE`, [found.deviceId]);
  yield* batch([
    update(
      prompt,
      {state: 'withdrawn'},
      `${prompt.promptId} = ? AND ${prompt.state} IN ('waiting', 'shown')`,
      promptId,
    ),
    changed('promptChange', {}, `${device.deviceId} = ? AND ${device.promptId} = ?`, found.deviceId, promptId),
  ]);
  return yield* storedPrompt(promptId);
}

/** Notes what became of a request on its screen. One that has ended otherwise remains as it is. */
export function* markPrompt(
  promptId: string,
  deviceId: string,
  state: 'shown' | 'not_rated',
  at: string,
): Operation<StoredPrompt | undefined> {
  const inTime = state === 'shown' ? `AND ${prompt.validUntil} > ?` : '';
  yield* batch([
    update(
      prompt,
      {state},
      `${prompt.promptId} = ? AND ${prompt.deviceId} = ? AND ${prompt.state} IN ('waiting', 'shown') ${inTime}`,
      ...[promptId, deviceId, ...(state === 'shown' ? [toUtc(at)] : [])],
    ),
  ]);
  const found = yield* storedPrompt(promptId);
  return found?.deviceId === deviceId ? found : undefined;
}

const key = select({...pick(invitation, 'invitationId', 'tokenHash')});

/** The key of the invitation behind a request of a device. */
export function* invitationKeyOfPrompt(
  promptId: string,
  deviceId: string,
): Operation<{readonly invitationId: string; readonly tokenHash: string} | undefined> {
  const [row] = yield* query(
    `SELECT ${key} FROM ${prompt} JOIN ${invitation} ON ${invitation.invitationId} = ${prompt.invitationId}
      WHERE ${prompt.promptId} = ? AND ${prompt.deviceId} = ?`,
    [promptId, deviceId],
  );
  return row && key.read(row);
}
